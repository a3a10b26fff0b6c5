import { generateClient } from "@/server/launch/build";
import { roomFaults, unnoticedFaults } from "@/server/launch/check/rooms";
import { runNode } from "@/server/launch/check/run-node";
import { faultsOf } from "@/server/launch/check/sizes-and-names";
import { sourceFiles } from "@/server/launch/check/source-files";
import { errorText } from "@/server/launch/launch-error";
import { complain, say } from "@/server/launch/screen";

/** How many passed and how many failed. */
export interface Count {
  passed: number;
  failed: number;
}

interface Check {
  name: string;
  /** What is wrong; empty when nothing is. */
  run: () => Promise<string[]>;
}

const tool = async (...args: string[]): Promise<string[]> => {
  const { code, words } = await runNode(args);
  return code === 0 ? [] : [words.trim() || `it ended with code ${code}`];
};

/** Slow ones first: they run two at a time. */
function checks(): Check[] {
  const files = sourceFiles();
  return [
    {
      name: "Types",
      run: () => tool("node_modules/typescript/bin/tsc", "--noEmit", "-p", ".", "--pretty", "false"),
    },
    {
      name: "Unused code",
      run: () => tool("node_modules/knip/bin/knip.js", "--config", ".config/knip.json"),
    },
    {
      name: "Format and lint",
      run: () =>
        tool(
          "node_modules/@biomejs/biome/bin/biome",
          "check",
          "--config-path=.config",
          "--error-on-warnings",
          ".",
        ),
    },
    { name: "Rooms and arrows", run: () => roomFaults(files) },
    { name: "Rooms: planted breaks are noticed", run: unnoticedFaults },
    { name: "Sizes and names", run: async () => faultsOf(files) },
  ];
}

/** Runs every check, two at a time, and says a line for each. */
export async function countChecks(): Promise<Count> {
  await generateClient();
  const waiting = checks();
  const count: Count = { passed: 0, failed: 0 };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begun = performance.now();
      const faults = await check.run().catch((error: unknown) => [errorText(error)]);
      const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
      if (faults.length === 0) {
        count.passed++;
        say(`✓ ${check.name} (${seconds})`);
      } else {
        count.failed++;
        complain(`✗ ${check.name} (${seconds})\n${faults.join("\n")}`);
      }
    }
  };
  await Promise.all([work(), work()]);
  return count;
}

/** `npm run check`. @returns the exit code. */
export async function runChecks(): Promise<number> {
  const { passed, failed } = await countChecks();
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
