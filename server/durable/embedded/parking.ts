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

/** Sends the first in line of each key that has room back to the queue. */
export async function unpark(transact: Transact, slots: Slots, keys: readonly SlotKey[]): Promise<void> {
  const ready = keys.filter((key) => slots.waiting(key.key) > 0 && slots.hasRoom(key));
  if (ready.length === 0) return;
  const moved = await transact(async (sql) => {
    const done: string[] = [];
    for (const { key } of ready) {
      const { rows } = await sql.query<{ payload: CallJob; priority: number }>(
        `DELETE FROM engine.parked WHERE id = (SELECT id FROM engine.parked WHERE key = $1
         ORDER BY priority, since, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING payload, priority`,
        [key],
      );
      const [first] = rows;
      if (!first) continue;
      await addJob(sql, "call", first.payload, { priority: first.priority });
      done.push(key);
    }
    return done;
  });
  for (const key of moved) slots.unparked(key);
}

/** Sends all back to the queue: the counts of the engine that parked them ended with it. */
export async function unparkAll(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ payload: CallJob; priority: number }>(
    "DELETE FROM engine.parked RETURNING payload, priority, since",
  );
  for (const { payload, priority } of rows) await addJob(sql, "call", payload, { priority });
}
