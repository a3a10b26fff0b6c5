import type { EngineEvent } from "./protocol";
import type { Sql } from "./transactions";

/** A run that has a row. */
export interface RunRow {
  readonly id: string;
  readonly functionId: string;
  readonly event: EngineEvent;
  readonly status: "running" | "completed" | "failed";
  readonly version: number;
  /** counts how often the function went on; a call of an earlier generation is obsolete */
  readonly generation: number;
  /** of the function's own call in this generation */
  readonly attempt: number;
}

const columns = `id, function_id AS "functionId", event, status, version, generation, attempt`;

type Queryable = Pick<Sql, "query">;

export async function readRun(sql: Queryable, id: string): Promise<RunRow | null> {
  const { rows } = await sql.query<RunRow>({
    name: "run_read",
    text: `SELECT ${columns} FROM engine.run WHERE id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Locks a run that has not ended; null otherwise. All changes of one run happen one at a time. */
export async function lockRun(sql: Queryable, id: string): Promise<RunRow | null> {
  const { rows } = await sql.query<RunRow>({
    name: "run_lock",
    text: `SELECT ${columns} FROM engine.run WHERE id = $1 AND status = 'running' FOR UPDATE`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Gives a run its row. Null when it has one: then this is a message delivered again. */
export async function createRun(
  sql: Queryable,
  run: { id: string; functionId: string; event: EngineEvent; version: number; attempt: number },
): Promise<RunRow | null> {
  const { rows } = await sql.query<RunRow>(
    `INSERT INTO engine.run (id, function_id, event, version, attempt, started_at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000)) ON CONFLICT DO NOTHING RETURNING ${columns}`,
    [run.id, run.functionId, JSON.stringify(run.event), run.version, run.attempt, run.event.ts],
  );
  return rows[0] ?? null;
}

/** Finished steps in the order of their finishing. */
export async function finishedSteps(
  sql: Queryable,
  runId: string,
): Promise<{ id: string; state: unknown }[]> {
  const { rows } = await sql.query<{ id: string; state: unknown }>({
    name: "steps_finished",
    text: "SELECT id, state FROM engine.step WHERE run_id = $1 AND done ORDER BY seq",
    values: [runId],
  });
  return rows;
}

export async function readStep(
  sql: Queryable,
  runId: string,
  id: string,
): Promise<{ done: boolean; attempt: number } | null> {
  const { rows } = await sql.query<{ done: boolean; attempt: number }>(
    "SELECT done, attempt FROM engine.step WHERE run_id = $1 AND id = $2",
    [runId, id],
  );
  return rows[0] ?? null;
}

/** Makes the steps of one answer known before any of them is finished, so that a join waits for all. */
export async function registerSteps(
  sql: Queryable,
  runId: string,
  steps: readonly { id: string; op: string }[],
): Promise<void> {
  await sql.query(
    `INSERT INTO engine.step (run_id, id, op) SELECT $1, s.id, s.op FROM unnest($2::text[], $3::text[]) AS s(id, op)
     ON CONFLICT DO NOTHING`,
    [runId, steps.map(({ id }) => id), steps.map(({ op }) => op)],
  );
}

/**
 * Records a step's outcome, once. The run must be locked.
 * @returns the number of steps still open, or null when this step was finished before
 */
export async function finishStep(
  sql: Queryable,
  runId: string,
  id: string,
  op: string,
  state: unknown,
): Promise<number | null> {
  const { rowCount } = await sql.query(
    `INSERT INTO engine.step AS s (run_id, id, op, done, state, seq)
     VALUES ($1, $2, $3, true, $4, nextval('engine.step_seq'))
     ON CONFLICT (run_id, id) DO UPDATE SET done = true, state = $4, seq = excluded.seq WHERE NOT s.done`,
    [runId, id, op, JSON.stringify(state)],
  );
  if (!rowCount) return null;
  await sql.query("DELETE FROM engine.wait WHERE run_id = $1 AND step_id = $2", [runId, id]);
  const { rows } = await sql.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM engine.step WHERE run_id = $1 AND NOT done",
    [runId],
  );
  return rows[0]?.open ?? 0;
}

export async function setAttempt(
  sql: Queryable,
  runId: string,
  step: string,
  attempt: number,
): Promise<void> {
  if (step === "step") {
    await sql.query("UPDATE engine.run SET attempt = $2 WHERE id = $1", [runId, attempt]);
  } else {
    await sql.query("UPDATE engine.step SET attempt = $3 WHERE run_id = $1 AND id = $2", [
      runId,
      step,
      attempt,
    ]);
  }
}

/** The function goes on with what is recorded. @returns the new generation */
export async function nextGeneration(sql: Queryable, runId: string): Promise<number> {
  const { rows } = await sql.query<{ generation: number }>(
    "UPDATE engine.run SET generation = generation + 1, attempt = 0 WHERE id = $1 RETURNING generation",
    [runId],
  );
  return rows[0]?.generation ?? 0;
}

/** Ends a run. Its row stays for a day without its steps. */
export async function endRun(sql: Queryable, runId: string, status: "completed" | "failed"): Promise<void> {
  await sql.query("UPDATE engine.run SET status = $2, ended_at = clock_timestamp() WHERE id = $1", [
    runId,
    status,
  ]);
  await sql.query("DELETE FROM engine.wait WHERE run_id = $1", [runId]);
  await sql.query("DELETE FROM engine.step WHERE run_id = $1", [runId]);
}
