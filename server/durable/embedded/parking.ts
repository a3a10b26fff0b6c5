import { addJob, type CallJob } from "./queue";
import type { SlotKey, Slots } from "./slots";
import type { Sql, Transact } from "./transactions";

type Queryable = Pick<Sql, "query">;

/** Puts a call in line for a full key. It keeps the place in line that it had before. */
export async function park(sql: Queryable, key: string, priority: number, job: CallJob): Promise<void> {
  const since = job.since ?? Date.now();
  await sql.query("INSERT INTO engine.parked (key, priority, since, payload) VALUES ($1, $2, $3, $4)", [
    key,
    priority,
    since,
    JSON.stringify({ ...job, since }),
  ]);
}

/**
 * Sends the first of a key's line back to the queue, once few wait in memory for it.
 * Parked and in the queue count alike as places in line until they are called.
 */
export async function unpark(transact: Transact, slots: Slots, keys: readonly SlotKey[]): Promise<void> {
  for (const key of keys) {
    const room = slots.parked(key.key) > 0 ? slots.roomInLine(key) : 0;
    if (room === 0) continue;
    const taken = Math.min(room, slots.parked(key.key));
    slots.unpark(key.key, taken);
    const moved = await transact(async (sql) => {
      const { rows } = await sql.query<{ payload: CallJob; priority: number }>(
        `DELETE FROM engine.parked WHERE id = ANY (ARRAY(SELECT id FROM engine.parked WHERE key = $1
         ORDER BY priority, since, id LIMIT $2)) RETURNING payload, priority, since`,
        [key.key, taken],
      );
      for (const { payload, priority } of rows) await addJob(sql, "call", payload, { priority });
      return rows.length;
    }).catch((error: unknown) => {
      for (let n = 0; n < taken; n++) slots.park(key.key);
      throw error;
    });
    // a call that is being parked right now has no row yet: it stays counted, and its own commit looks again
    for (let n = moved; n < taken; n++) slots.park(key.key);
  }
}

/** Sends all back to the queue: the counts of the engine that parked them ended with it. */
export async function unparkAll(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ payload: CallJob; priority: number }>(
    "DELETE FROM engine.parked RETURNING payload, priority, since",
  );
  for (const { payload, priority } of rows) await addJob(sql, "call", payload, { priority });
}
