import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const running = new Set<ChildProcess>();

/**
 * Starts a TypeScript entry of ours as a process of its own and waits for its word "ready".
 * Rejects when it ends before that.
 */
export async function startChild(file: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(path.join(root, file), {
    cwd: root,
    execArgv: ["--import", "tsx", "--conditions=react-server"],
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
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

/** At the end of a test file, whatever became of it. */
export async function killAll(): Promise<void> {
  await Promise.all([...running].map(killNine));
}
