import type pg from "pg";
import type { EngineEvent } from "./protocol";
import { queueSchema } from "./schema";

/** A call of a function. `event` is carried while the run has no row; `since` when it waited for a free slot. */
export interface CallJob {
  readonly run: string;
  readonly fn: string;
  readonly step: string;
  readonly generation: number;
  readonly attempt: number;
  readonly event?: EngineEvent;
  readonly since?: number;
}
/** The end of a sleep or of a wait. */
export interface WakeJob {
  readonly run: string;
  readonly step: string;
}
export interface Jobs {
  event: EngineEvent;
  call: CallJob;
  wake: WakeJob;
}

export interface JobOptions {
  /** ms from now by the database's clock */
  readonly delayMs?: number;
  /** a job with the same key that has not begun is replaced */
  readonly key?: string;
  /** smaller first */
  readonly priority?: number;
}

type Queryable = Pick<pg.PoolClient, "query">;

/** Puts a job into the queue, in the transaction of `sql`; workers wake when it commits. */
export async function addJob<Task extends keyof Jobs>(
  sql: Queryable,
  task: Task,
  payload: Jobs[Task],
  options: JobOptions = {},
): Promise<void> {
  const delay = options.delayMs && options.delayMs > 0 ? options.delayMs : null;
  await sql.query({
    name: "add_job",
    text: `SELECT 1 FROM ${queueSchema}.add_job($1, $2::json,
      run_at := clock_timestamp() + $3::float8 * interval '1 ms', job_key := $4, priority := $5, max_attempts := 25)`,
    values: [task, JSON.stringify(payload), delay, options.key ?? null, options.priority ?? 0],
  });
}

/**
 * Frees what a dead process had locked: its jobs would otherwise stay locked for hours. Only for whoever has just
 * taken the office. @returns how many processes' locks were freed
 */
export async function unlockDeadWorkers(sql: Queryable): Promise<number> {
  const { rows } = await sql.query<{ by: string }>(
    `SELECT DISTINCT locked_by AS by FROM ${queueSchema}._private_jobs WHERE locked_by IS NOT NULL`,
  );
  if (rows.length > 0) {
    await sql.query(`SELECT ${queueSchema}.force_unlock_workers($1::text[])`, [rows.map(({ by }) => by)]);
  }
  return rows.length;
}

/**
 * Which of these values of a field of the event's data still have a live entry: in the queue, waiting for a retry, or
 * in line for a free slot.
 */
export async function queuedValues(
  sql: Queryable,
  field: string,
  values: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql.query<{ value: string }>(
    `SELECT coalesce(j.payload->'data'->>$1, j.payload->'event'->'data'->>$1) AS value
     FROM ${queueSchema}._private_jobs j
     WHERE coalesce(j.payload->'data'->>$1, j.payload->'event'->'data'->>$1) = ANY($2) AND j.attempts < j.max_attempts
     UNION SELECT payload->'event'->'data'->>$1 FROM engine.parked WHERE payload->'event'->'data'->>$1 = ANY($2)`,
    [field, values],
  );
  return new Set(rows.map(({ value }) => value));
}
