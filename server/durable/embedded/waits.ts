import { type Equality, holds, scalarsOf } from "./expression";
import type { EngineEvent } from "./protocol";
import type { Sql } from "./transactions";

type Queryable = Pick<Sql, "query">;

/** A run that waits in one of its steps. */
export interface Waiter {
  readonly run: string;
  readonly step: string;
}

const none = { field: "", value: "" };

/** Registers a wait for the next event of a name, or of a name with one field equal to a literal. */
export async function registerWait(
  sql: Queryable,
  waiter: Waiter,
  event: string,
  condition: Equality | null,
): Promise<void> {
  const { field, value } = condition ?? none;
  await sql.query(
    "INSERT INTO engine.wait (run_id, step_id, event, field, value) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    [waiter.run, waiter.step, event, field, value],
  );
}

/** Who waits for this event: one look-up in an index, however many wait. */
export async function waitersFor(sql: Queryable, event: EngineEvent): Promise<Waiter[]> {
  const pairs = scalarsOf(event);
  const { rows } = await sql.query<Waiter>({
    name: "waiters",
    text: `SELECT run_id AS run, step_id AS step FROM engine.wait
      WHERE event = $1 AND (field, value) IN (SELECT '', '' UNION ALL SELECT * FROM unnest($2::text[], $3::text[]))
      ORDER BY run_id, step_id`,
    values: [event.name, pairs.map(({ field }) => field), pairs.map(({ value }) => value)],
  });
  return rows;
}

const keepFor = 60_000;
const keepAtMost = 2_000;

/**
 * Which events came lately, so that one that comes between the start of a run and its wait is not lost (Inngest's own
 * server loses it). Memory is enough: a wait that misses its event only ends later, at its timeout.
 *
 * A dispatch notes the event first and looks for waiters then; a wait is committed first and looks here then: one of
 * the two sees the other.
 */
export class RecentEvents {
  readonly #events = new Map<string, { at: number; event: EngineEvent }[]>();
  readonly #waitedFor = new Set<string>();

  /** Event names that any run has ever waited for; others need no look-up. */
  isWaitedFor(name: string): boolean {
    return this.#waitedFor.has(name);
  }

  expect(name: string): void {
    this.#waitedFor.add(name);
  }

  note(event: EngineEvent, now = Date.now()): void {
    const list = this.#events.get(event.name) ?? [];
    list.push({ at: now, event });
    const tooMany = list.length > keepAtMost || now - (list[0]?.at ?? now) > keepFor;
    const kept = tooMany ? list.filter(({ at }) => now - at <= keepFor).slice(-keepAtMost / 2) : list;
    this.#events.set(event.name, kept);
  }

  /** The first that was sent at or after `since` (ms since 1970). */
  find(name: string, condition: Equality | null, since: number): EngineEvent | null {
    const found = this.#events
      .get(name)
      ?.find(({ event }) => event.ts >= since && (!condition || holds(condition, event)));
    return found?.event ?? null;
  }
}
