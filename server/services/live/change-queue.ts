import { type Change, changeKinds } from "@/server/data/live";

/** Stands for "something of this kind, it is not known what": read everything of it again. */
export const anything = "*";

/** Said after a gap: whatever one shows may be out of date. */
export const missed: readonly Change[] = changeKinds.map((kind) => ({ kind, id: anything }));

/**
 * What one subscriber has not read yet: each changed thing once, in order. A slow reader costs no more than `limit`
 * entries; beyond them the queue only remembers that something was missed.
 */
export class ChangeQueue {
  readonly #waiting = new Map<string, Change>();
  #wake: (() => void) | null = null;

  constructor(private readonly limit = 256) {}

  push(changes: readonly Change[]): void {
    for (const change of changes) this.#waiting.set(`${change.kind}:${change.id}`, change);
    if (this.#waiting.size > this.limit) {
      this.#waiting.clear();
      for (const change of missed) this.#waiting.set(change.kind, change);
    }
    this.#wake?.();
  }

  /** What came since the last call; waits until there is something or the signal aborts (then []). */
  async take(signal: AbortSignal): Promise<Change[]> {
    if (this.#waiting.size === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal.removeEventListener("abort", wake);
          this.#wake = null;
          resolve();
        };
        this.#wake = wake;
        signal.addEventListener("abort", wake);
      });
    }
    const taken = [...this.#waiting.values()];
    this.#waiting.clear();
    return signal.aborted ? [] : taken;
  }
}
