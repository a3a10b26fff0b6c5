import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { findBrowser } from "@/server/launch/browser";
import { ensureBuilt, generateClient } from "@/server/launch/build";
import { errorText, LaunchError } from "@/server/launch/launch-error";
import { root } from "@/server/launch/root";
import { complain, say } from "@/server/launch/screen";
import { type Count, countChecks } from "./check/check";

const reports = path.join(root, ".build/test");

const stages: Record<string, () => Promise<Count>> = {
  check: countChecks,
  unit: countUnit,
  e2e: countEndToEnd,
};

/**
 * `npm test`: checks, unit and integration tests, end-to-end tests; each stage runs whatever became of the others.
 * Names of stages as arguments run only those. The last line is `N passed, N failed`.
 * @returns the exit code.
 */
export async function runTests(args: string[]): Promise<number> {
  const unknown = args.find((name) => !(name in stages));
  if (unknown)
    throw new LaunchError(`"${unknown}" is not a stage; there are ${Object.keys(stages).join(", ")}.`);
  const chosen = args.length > 0 ? args : Object.keys(stages);
  const total: Count = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const name of chosen) {
    say(`\n— ${name} —`);
    const begun = Date.now();
    const count = await stages[name]?.().catch((error: unknown) => {
      complain(error instanceof LaunchError ? error.message : errorText(error));
      return { passed: 0, failed: 1 };
    });
    total.passed += count?.passed ?? 0;
    total.failed += count?.failed ?? 1;
    lines.push(
      `${name}: ${count?.passed} passed, ${count?.failed} failed (${Math.round((Date.now() - begun) / 1000)} s)`,
    );
  }
  say(`\n${lines.join("\n")}\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

async function countUnit(): Promise<Count> {
  await generateClient();
  const file = path.join(reports, "vitest.json");
  const code = await runReporting(file, [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=.config/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = vitestReport.parse(read(file, "The unit tests"));
  // a file that cannot even be loaded has no failed test in it
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

async function countEndToEnd(): Promise<Count> {
  const browser = await findBrowser();
  if (!browser)
    throw new LaunchError(
      "No Chromium could be found or installed: install one and set CHROMIUM to its path.",
    );
  await ensureBuilt();
  const file = path.join(reports, "e2e.json");
  const code = await runReporting(
    file,
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=.config/playwright.config.ts",
      "--reporter=list,json",
    ],
    { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  );
  const { stats, errors } = playwrightReport.parse(read(file, "The end-to-end tests"));
  const failed = stats.unexpected + errors.length;
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Runs a test program with its words on the screen, after removing the report of the last time. */
function runReporting(report: string, args: string[], more: Record<string, string> = {}): Promise<number> {
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const env = { ...process.env, ...more, NODE_NO_WARNINGS: "1" };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function read(file: string, who: string): unknown {
  if (!fs.existsSync(file)) throw new LaunchError(`${who} ended without a report; their words are above.`);
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
