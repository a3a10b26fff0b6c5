import pg from "pg";
import { z } from "zod";
import { type Change, changeKinds, liveChannel } from "@/server/data/live";
import { requireEnv } from "@/server/env";
import { log } from "@/server/log";
import { ChangeQueue, missed } from "./change-queue";

const message = z.object({ w: z.string(), k: z.enum(changeKinds), id: z.string() });

const firstPause = 250;
const longestPause = 5_000;
const pulse = 30_000;

type Listener = (changes: readonly Change[]) => void;

/**
 * This process's one LISTEN connection and everybody who wants to hear from it. It connects with the first listener,
 * comes back by itself after a loss, and then tells everybody that something was missed.
 */
class LiveChanges {
  readonly #listeners = new Map<string, Set<Listener>>();
  #running: Promise<void> | null = null;
  #stop = new AbortController();

  /** Calls back on every change in the workspace until the returned function is called. */
  listen(workspaceId: string, listener: Listener): () => void {
    const here = this.#listeners.get(workspaceId) ?? new Set();
    this.#listeners.set(workspaceId, here.add(listener));
    this.#running ??= this.#run(this.#stop.signal);
    return () => {
      here.delete(listener);
      if (here.size === 0 && this.#listeners.get(workspaceId) === here) this.#listeners.delete(workspaceId);
    };
  }

  /** Ends the connection (end of a process or of a test file); a later `listen` opens another one. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#running = null;
    this.#stop = new AbortController();
  }

  async #run(stop: AbortSignal): Promise<void> {
    for (let pause = firstPause; !stop.aborted; pause = Math.min(pause * 2, longestPause)) {
      const began = Date.now();
      await this.#session(stop).catch((error) => {
        log.warn({ err: error }, "The live connection to the database was lost; it is being made again.");
      });
      if (Date.now() - began > longestPause) pause = firstPause;
      if (!stop.aborted) await sleep(pause, stop);
    }
  }

  /** One connection's life. Ends when it is told to stop, throws when it breaks. */
  async #session(stop: AbortSignal): Promise<void> {
    const client = new pg.Client({
      connectionString: requireEnv("DATABASE_URL"),
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    const broken = new Promise<never>((_, reject) => {
      client.on("error", reject);
      client.on("end", () => reject(new Error("The connection was closed.")));
    });
    broken.catch(() => undefined);
    client.on("notification", ({ payload }) => this.#deliver(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
      for (const here of this.#listeners.values()) for (const listener of here) listener(missed);
      while (!stop.aborted) {
        await Promise.race([sleep(pulse, stop), broken]);
        if (!stop.aborted) await client.query("SELECT 1");
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  #deliver(payload: string): void {
    const parsed = message.safeParse(json(payload));
    if (!parsed.success) return;
    const { w, k: kind, id } = parsed.data;
    for (const listener of this.#listeners.get(w) ?? []) listener([{ kind, id }]);
  }
}

const globals = globalThis as typeof globalThis & { countersignLive?: LiveChanges };

/** Kept on `globalThis`: one connection per process, however often this file is bundled or reloaded. */
export function liveChanges(): LiveChanges {
  globals.countersignLive ??= new LiveChanges();
  return globals.countersignLive;
}

/** The workspace's changes as they happen, until the signal aborts. */
export async function* streamChanges(workspaceId: string, signal: AbortSignal): AsyncGenerator<Change> {
  const queue = new ChangeQueue();
  const unlisten = liveChanges().listen(workspaceId, (changes) => queue.push(changes));
  try {
    while (!signal.aborted) yield* await queue.take(signal);
  } finally {
    unlisten();
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Resolves after the time, or at once when the signal aborts; leaves no timer and no listener behind. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener("abort", done);
  });
}
