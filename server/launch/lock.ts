import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorCode, LaunchError } from "@/server/launch/launch-error";
import { birthOf, isAlive } from "@/server/launch/process-facts";

const holderSchema = z.object({ pid: z.number().int(), birth: z.string(), address: z.string() });

/**
 * Makes this process the only one that runs the product on a data folder. The lock is a file that names the process
 * and when it was born, so that one left by a process that was killed does not count.
 * @returns a function that gives the lock back.
 * @throws LaunchError naming the process and address that hold it.
 */
export function lockDataDir(dataDir: string, address: string): () => void {
  const file = path.join(dataDir, "launcher.lock");
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), address });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      fs.writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      const release = () => {
        if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === mine) fs.rmSync(file, { force: true });
      };
      return release;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder) {
      throw new LaunchError(
        `Countersign already runs on the data folder ${dataDir} (process ${holder.pid}, ${holder.address}): use that one, stop it first, or set DATA_DIR and PORT to others.`,
      );
    }
    fs.rmSync(file, { force: true });
  }
  throw new LaunchError(
    `The lock ${file} cannot be taken: another start is going on. Try again in a moment.`,
  );
}

/** The living process that holds the lock, if any. */
function readHolder(file: string): z.infer<typeof holderSchema> | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
    const lives = holder.pid !== process.pid && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth;
    return lives ? holder : undefined;
  } catch {
    return undefined;
  }
}
