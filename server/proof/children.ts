import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");
const running = new Set<ChildProcess>();
const bundles = new Map<string, Promise<string>>();

/** Bundled once a test file, as the product's own engine is: a process then starts in half a second. */
function bundle(file: string): Promise<string> {
  const outfile = path.join(root, ".build/proof", `${process.pid}-${path.basename(file, ".ts")}.mjs`);
  const known = bundles.get(file);
  if (known) return known;
  const made = build({
    entryPoints: [path.join(root, file)],
    outfile,
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    conditions: ["react-server"],
    alias: { "server-only": path.join(root, ".config/empty.ts") },
    logLevel: "error",
  }).then(() => outfile);
  bundles.set(file, made);
  return made;
}

/**
 * Starts a TypeScript entry of ours as a process of its own and waits for its word "ready".
 * Rejects when it ends before that.
 */
export async function startChild(file: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(await bundle(file), { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${file} ended with code ${code} before it was ready.`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, "message"), ended]);
  return child;
}

/** SIGKILL, and the end of the process. */
export async function killNine(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

export async function killRunning(): Promise<void> {
  await Promise.all([...running].map(killNine));
}

/** At the end of a test file, whatever became of it: no process and no bundle is left. */
export async function killAll(): Promise<void> {
  await killRunning();
  for (const made of bundles.values())
    await made.then(
      (file) => rm(file, { force: true }),
      () => undefined,
    );
}
