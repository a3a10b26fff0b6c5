import { errorText, LaunchError } from "@/server/launch/launch-error";
import { complain } from "@/server/launch/screen";

/** What `node server/launch/bootstrap.mjs <command>` answers to. Each returns the exit code. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  start: async () => (await import("@/server/launch/commands")).startProduct(),
  dev: async () => (await import("@/server/launch/commands")).startDevelopment(),
  build: async () => (await import("@/server/launch/build")).buildAll(),
  check: async () => (await import("@/server/launch/check/check")).runChecks(),
  test: async (args) => (await import("@/server/launch/test")).runTests(args),
  sink: async (args) => (await import("@/server/launch/sink")).runSink(args),
  // a Postgres that was running before goes on being watched, which would keep this process alive
  screenshots: async () => (await import("@/server/launch/screenshots")).takeScreenshots(),
  dump: async (args) => process.exit(await (await import("@/server/launch/dump")).dumpSchema(args)),
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  complain(`"${name}" is not a command; there are ${Object.keys(commands).join(", ")}.`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    complain(error instanceof LaunchError ? error.message : errorText(error));
    if (!(error instanceof LaunchError) && error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
    // Whatever is still open (a connection that never came about) must not keep a failed command waiting.
    setTimeout(() => process.exit(1), 5_000).unref();
  }
}
