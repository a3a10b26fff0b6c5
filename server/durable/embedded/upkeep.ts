import type pg from "pg";
import { queueSchema } from "./schema";

type Queryable = Pick<pg.PoolClient, "query">;

/** Removes what only served to recognise repeats: a day of ended runs and events, an hour of the outbox. */
export async function forgetOld(sql: Queryable): Promise<void> {
  await sql.query(
    `DELETE FROM engine.run WHERE id IN (SELECT id FROM engine.run
     WHERE ended_at < clock_timestamp() - interval '1 day' LIMIT 50000)`,
  );
  await sql.query("DELETE FROM engine.event WHERE received_at < clock_timestamp() - interval '1 day'");
  await sql.query(
    `DELETE FROM "outbox" WHERE ctid = ANY (ARRAY(SELECT ctid FROM "outbox"
     WHERE "sentAt" < clock_timestamp() - interval '1 hour' LIMIT 50000))`,
  );
}

/** Puts rows of the outbox that no trigger took (written while an Inngest server was in charge) into the queue. */
export async function adoptUnsent(sql: Queryable): Promise<number> {
  const { rowCount } = await sql.query(
    `WITH unsent AS (
       UPDATE "outbox" SET "sentAt" = clock_timestamp(), "sends" = "sends" + 1
       WHERE "sentAt" IS NULL AND "sendAfter" <= clock_timestamp() RETURNING *
     )
     SELECT ${queueSchema}.add_job('event', json_build_object('id', "id", 'name', "name", 'data', "data",
       'ts', floor(extract(epoch FROM "createdAt") * 1000)), priority := engine.job_priority("data")) FROM unsent`,
  );
  return rowCount ?? 0;
}

/** From now on rows of the outbox go straight into this database's queue. */
export async function switchToEmbedded(sql: Queryable): Promise<void> {
  await sql.query("UPDATE engine.setting SET embedded = true WHERE NOT embedded");
  await adoptUnsent(sql);
}

/**
 * From now on rows of the outbox wait for the relay; what stood in the queue and had not begun goes back to the
 * outbox. Timers of the embedded executor end with it: the sweep finds what they would have done.
 */
export async function switchToServer(sql: Queryable): Promise<void> {
  const { rowCount } = await sql.query("UPDATE engine.setting SET embedded = false WHERE embedded");
  if (!rowCount) return;
  await sql.query(
    `UPDATE "outbox" o SET "sentAt" = NULL FROM ${queueSchema}._private_jobs j
     WHERE o."id" = coalesce(j.payload->>'id', j.payload->'event'->>'id')`,
  );
  await sql.query(
    `DELETE FROM ${queueSchema}._private_jobs WHERE payload->>'id' IS NOT NULL OR payload->'event' IS NOT NULL`,
  );
}
