import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { sealEntries } from "@/server/services/audit/seal-entries";

const lookEveryMs = 400;
const afterErrorMs = 2_000;

/**
 * Seals audit entries for as long as the process lives, at most a second behind their commit. Any number of processes
 * may do this; one at a time gets to.
 * @returns a function that ends it, after the batch in hand
 */
export function startSealing(holder: string): () => Promise<void> {
  const halt = new AbortController();
  const loop = (async () => {
    while (!halt.signal.aborted) {
      let pause = lookEveryMs;
      try {
        const { more } = await sealEntries(holder);
        if (more) continue;
      } catch (err) {
        pause = afterErrorMs;
        if (!halt.signal.aborted) log.warn({ err }, "Audit entries could not be sealed; it is tried again.");
      }
      await sleep(pause, undefined, { signal: halt.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    halt.abort();
    await loop;
  };
}
