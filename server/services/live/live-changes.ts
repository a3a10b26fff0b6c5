import type { Change } from "@/server/data/live";
import { listenForChanges, sleep } from "@/server/data/live-listener";
import { log } from "@/server/log";
import { ChangeQueue, missed } from "./change-queue";

const firstPause = 250;
const longestPause = 5_000;

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
    const hear = {
      ready: () => {
        for (const here of this.#listeners.values()) for (const listener of here) listener(missed);
      },
      change: (workspaceId: string, change: Change) => {
        for (const listener of this.#listeners.get(workspaceId) ?? []) listener([change]);
      },
    };
    for (let pause = firstPause; !stop.aborted; pause = Math.min(pause * 2, longestPause)) {
      const began = Date.now();
      await listenForChanges(stop, hear).catch((error) => {
        log.warn({ err: error }, "The live connection to the database was lost; it is being made again.");
      });
      if (Date.now() - began > longestPause) pause = firstPause;
      await sleep(pause, stop);
    }
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
