import { valueAt } from "./expression";
import type { EngineEvent } from "./protocol";
import type { FunctionPlan } from "./registration";

/** One concurrency key with its limit, such as the calls of `run-step` in one workspace. */
export interface SlotKey {
  readonly key: string;
  readonly limit: number;
}

/** The keys that a call of this function for this event counts against. */
export function slotKeys(plan: FunctionPlan, event: EngineEvent): SlotKey[] {
  return plan.limits.map(({ limit, name, key }) => ({
    limit,
    key: key === null ? name : `${name}=${JSON.stringify(valueAt(event, key) ?? null)}`,
  }));
}

/**
 * Counts calls in progress by concurrency key. Memory is enough: one leader makes all calls, and when it dies no call
 * of its is left. As on Inngest, waiting and sleeping runs hold nothing.
 */
export class Slots {
  readonly #held = new Map<string, number>();
  readonly #parked = new Map<string, number>();

  /**
   * Takes a slot of every key, or of none.
   * @param returning the call waited in line already, so that it may pass those who still wait
   * @returns the key that is full, or null when all were taken
   */
  take(keys: readonly SlotKey[], returning: boolean): string | null {
    const full = keys.find(
      ({ key, limit }) => (this.#held.get(key) ?? 0) >= limit || (!returning && this.waiting(key) > 0),
    );
    if (full) return full.key;
    for (const { key } of keys) this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
    return null;
  }

  release(keys: readonly SlotKey[]): void {
    for (const { key } of keys) {
      const left = (this.#held.get(key) ?? 0) - 1;
      if (left > 0) this.#held.set(key, left);
      else this.#held.delete(key);
    }
  }

  waiting(key: string): number {
    return this.#parked.get(key) ?? 0;
  }

  parked(key: string): void {
    this.#parked.set(key, this.waiting(key) + 1);
  }

  unparked(key: string): void {
    const left = this.waiting(key) - 1;
    if (left > 0) this.#parked.set(key, left);
    else this.#parked.delete(key);
  }

  hasRoom({ key, limit }: SlotKey): boolean {
    return (this.#held.get(key) ?? 0) < limit;
  }
}
