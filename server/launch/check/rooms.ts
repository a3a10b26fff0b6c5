import { z } from "zod";
import { runNode } from "@/server/launch/check/run-node";
import type { SourceFile } from "@/server/launch/check/source-files";
import { root } from "@/server/launch/root";

const reportSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string(), severity: z.string() }),
      }),
    ),
  }),
});

const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
const ruleFile = `${root}/.config/dependency-cruiser.cjs`;
const cruisedPlaces = /^(app|components|server|e2e)\/.*\.tsx?$|^(proxy|instrumentation)\.ts$/;

/** Breaks of the arrows in the tree. A file that was not cruised counts as one: silence is no proof. */
export async function roomFaults(files: SourceFile[]): Promise<string[]> {
  const expected = files.map(({ file }) => file).filter((file) => cruisedPlaces.test(file));
  const places = [...new Set(expected.map((file) => file.split("/")[0] ?? file))];
  const report = await cruise(root, places);
  const cruised = new Set(report.modules.map(({ source }) => source));
  const missed = expected.filter((file) => !cruised.has(file));
  return [
    ...(expected.length === 0 ? ["There was nothing to cruise."] : []),
    ...missed.map((file) => `${file}: was not cruised`),
    ...report.summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`),
  ];
}

/** What the planted tree breaks: file and rule. */
const planted: readonly [string, string][] = [
  ["server/domain/reads-rows.ts", "arrow-domain"],
  ["server/domain/reads-rows.ts", "domain-pure"],
  ["server/services/knows-launch.ts", "arrow-services"],
  ["server/services/knows-launch.ts", "no-tests"],
  ["server/nodes/alpha/spec.ts", "arrow-spec"],
  ["server/nodes/beta/run.ts", "arrow-run"],
  ["server/nodes/beta/run.ts", "no-other-node"],
  ["server/engine/first.ts", "no-cycle"],
  ["components/writes-rows.ts", "arrow-components"],
];

/** Planted breaks that the same rules did not notice. */
export async function unnoticedFaults(): Promise<string[]> {
  const report = await cruise(`${root}/server/launch/check/planted`, ["server", "components"]);
  const noticed = new Set(report.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`));
  return planted
    .filter(([file, rule]) => !noticed.has(`${file} ${rule}`))
    .map(([file, rule]) => `the planted break in ${file} was not noticed by ${rule}`);
}

async function cruise(folder: string, places: string[]): Promise<z.infer<typeof reportSchema>> {
  const rules = ["--config", ruleFile, "--output-type", "json"];
  const { out, words } = await runNode([`${root}/${cruiser}`, ...rules, ...places], folder);
  try {
    return reportSchema.parse(JSON.parse(out));
  } catch {
    throw new Error(`dependency-cruiser gave no report: ${words.slice(-2_000)}`);
  }
}
