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

interface Waiter {
  readonly keys: readonly SlotKey[];
  readonly priority: number;
  readonly admit: () => void;
}

/**
 * Counts calls in progress by concurrency key. Memory is enough: one leader makes all calls, and when it dies no call
 * of its is left. As on Inngest, waiting and sleeping runs hold nothing. A few calls a key wait here; the caller parks
 * those beyond in the database, so that a flood on one key never stands in the way of others.
 */
export class Slots {
  readonly #held = new Map<string, number>();
  readonly #parked = new Map<string, number>();
  #waiters: Waiter[] = [];
  #closed = false;
  #inProgress = 0;
  #onIdle: () => void = () => undefined;

  constructor(private readonly maxWaiting: number) {}

  /**
   * Takes a slot of every key, as soon as all have one.
   * @param returning the call was parked before, so that it may pass those who still are
   * @returns null when the slots are taken, or the key to be parked under when too many wait for it already
   */
  async take(keys: readonly SlotKey[], priority: number, returning: boolean): Promise<string | null> {
    const crowded = returning ? undefined : keys.find(({ key }) => this.parked(key) > 0);
    if (crowded) return crowded.key;
    const full = keys.find((key) => !this.hasRoom(key));
    if (!full && !this.#closed) {
      this.#hold(keys);
      return null;
    }
    if (full && this.#waitingFor(full.key) >= this.maxWaiting) return full.key;
    await new Promise<void>((admit) => {
      const place = this.#waiters.findIndex((other) => other.priority > priority);
      this.#waiters.splice(place < 0 ? this.#waiters.length : place, 0, { keys, priority, admit });
    });
    return null;
  }

  /** Gives slots back and admits whoever can go on now, in order. */
  release(keys: readonly SlotKey[]): void {
    this.#inProgress--;
    if (this.#inProgress === 0) this.#onIdle();
    for (const { key } of keys) {
      const left = (this.#held.get(key) ?? 0) - 1;
      if (left > 0) this.#held.set(key, left);
      else this.#held.delete(key);
    }
    if (this.#closed) return;
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!waiter.keys.every((key) => this.hasRoom(key))) return true;
      this.#hold(waiter.keys);
      waiter.admit();
      return false;
    });
  }

  /**
   * Nobody is admitted any more; who waits, waits until the process ends.
   * @returns when the calls in progress have ended
   */
  close(): Promise<void> {
    this.#closed = true;
    if (this.#inProgress === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  hasRoom({ key, limit }: SlotKey): boolean {
    return (this.#held.get(key) ?? 0) < limit;
  }

  /** How many parked calls may come back for this key without crowding it. */
  roomInLine({ key }: SlotKey): number {
    return this.#waitingFor(key) * 2 > this.maxWaiting ? 0 : this.maxWaiting - this.#waitingFor(key);
  }

  parked(key: string): number {
    return this.#parked.get(key) ?? 0;
  }

  park(key: string): void {
    this.#parked.set(key, this.parked(key) + 1);
  }

  unpark(key: string, count: number): void {
    const left = this.parked(key) - count;
    if (left > 0) this.#parked.set(key, left);
    else this.#parked.delete(key);
  }

  #hold(keys: readonly SlotKey[]): void {
    this.#inProgress++;
    for (const { key } of keys) this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
  }

  #waitingFor(key: string): number {
    return this.#waiters.filter(({ keys }) => keys.some((other) => other.key === key)).length;
  }
}
