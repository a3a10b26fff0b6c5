import type { EngineEvent } from "./protocol";
import { addJob } from "./queue";
import type { Sql } from "./transactions";

/**
 * Takes an event that does not come from the outbox: the engine's own, and those that functions send.
 * The same name and id a second time within a day is dropped.
 */
export async function ingest(sql: Pick<Sql, "query">, event: EngineEvent): Promise<void> {
  const { rowCount } = await sql.query(
    "INSERT INTO engine.event (id, name, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [event.id, event.name, JSON.stringify(event)],
  );
  if (rowCount) await addJob(sql, "event", event);
}
