import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/server/launch/process-facts";
import { readProcessList } from "@/server/launch/process-list";
import { root } from "@/server/launch/root";
import { type Sink, startSink } from "@/server/launch/sink";

/** The whole product, started as people start it, on an empty data folder. */
export interface TestProduct {
  /** Its address on loopback. */
  url: string;
  sink: Sink;
  dataDir: string;
  /** Ids of `launcher`, `postgres`, `web` and `engine` just now. */
  processes(): Record<string, number>;
  /** What the launcher and its processes have written so far. */
  words(): string;
  /** Ends it as Ctrl-C would, and removes the data folder. */
  stop(): Promise<void>;
}

/**
 * Starts `npm start`'s launcher on a free port, with a sink that it may send to.
 * @param env more settings for it; a DATA_DIR given here is not removed at the end.
 */
export async function runProductForTests(env: Record<string, string> = {}): Promise<TestProduct> {
  const port = await freePort();
  const sink = await startSink();
  const dataDir = env.DATA_DIR ?? fs.mkdtempSync(path.join(os.tmpdir(), "countersign-product-"));
  fs.chmodSync(dataDir, 0o711);
  const child = spawn(process.execPath, [path.join(root, "server/launch/bootstrap.mjs"), "start"], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      PORT: String(port),
      DATA_DIR: dataDir,
      COUNTERSIGN_ALLOW_HOSTS: sink.host,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  const keep = (chunk: Buffer) => {
    words = (words + chunk).slice(-200_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const stop = async () => {
    child.kill("SIGTERM");
    for (const end = Date.now() + 30_000; child.exitCode === null && Date.now() < end; ) await sleep(50);
    await sink.close();
    if (!env.DATA_DIR) fs.rmSync(dataDir, { recursive: true, force: true });
  };
  for (const end = Date.now() + 240_000; !words.includes("Countersign is ready"); await sleep(50)) {
    if (child.exitCode === null && Date.now() < end) continue;
    await stop();
    throw new Error(`The product did not start:\n${words}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    sink,
    dataDir,
    processes: () => readProcessList(dataDir),
    words: () => words,
    stop,
  };
}
