import { spawn } from "node:child_process";
import { root } from "@/server/launch/root";

/** What a program wrote and how it ended. */
export interface Ran {
  code: number;
  /** Standard output. */
  out: string;
  /** Standard output and standard error as they came. */
  words: string;
}

/** Runs a Node program to its end, in the root unless told otherwise. */
export function runNode(
  args: string[],
  cwd: string = root,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const words: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      out.push(chunk);
      words.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        code: code ?? 1,
        out: Buffer.concat(out).toString(),
        words: Buffer.concat(words).toString(),
      }),
    );
  });
}
