import type { Engine } from "./engine";
import { type Equality, parseEquality } from "./expression";
import { ingest } from "./ingest";
import { type CallAnswer, errorOf, type Op, type RecordedError } from "./protocol";
import { addJob, type CallJob } from "./queue";
import type { FunctionPlan } from "./registration";
import {
  createRun,
  endRun,
  finishStep,
  lockRun,
  nextGeneration,
  type RunRow,
  readStep,
  registerSteps,
  setAttempt,
} from "./run-store";
import { delayOf } from "./timing";
import type { Sql } from "./transactions";
import { registerWait } from "./waits";

/** A wait that was registered: its event may have come a moment before. */
export interface NewWait {
  readonly run: string;
  readonly step: string;
  readonly event: string;
  readonly condition: Equality | null;
  readonly since: number;
}

/**
 * Commits what a call answered: state and follow-up jobs together. A call that was delivered again after its answer
 * had been committed changes nothing.
 * @returns the waits that were registered
 */
export async function applyAnswer(
  engine: Engine,
  sql: Sql,
  plan: FunctionPlan,
  job: CallJob,
  answer: CallAnswer,
): Promise<NewWait[]> {
  if (answer.kind === "error") {
    await failedCall(engine, sql, plan, job, answer.error, answer.final, answer.retryAfterMs);
    return [];
  }
  const run = await currentRun(sql, job, answer.kind === "ops" ? answer.version : null);
  if (!run) return [];
  if (answer.kind === "result") {
    await endRun(sql, run.id, "completed");
    return [];
  }
  const waits: NewWait[] = [];
  await registerSteps(sql, run.id, answer.ops);
  let open: number | null = null;
  for (const op of answer.ops) {
    if (op.op === "StepError" && !answer.final && job.attempt + 1 < plan.maxAttempts) {
      await retry(engine, sql, plan, { ...job, event: undefined }, answer.retryAfterMs);
      continue;
    }
    const state = await stateOf(engine, sql, run, op, waits);
    if (state !== undefined) open = (await finishStep(sql, run.id, op.id, op.op, state)) ?? open;
  }
  if (open === 0) await goOn(engine, sql, run);
  return waits;
}

/**
 * Finishes a step of a sleeping or waiting run and lets the function go on when it was the last that is open.
 * @returns false when the run or the step had ended before
 */
export async function finishWaiting(
  engine: Engine,
  sql: Sql,
  runId: string,
  step: string,
  state: unknown,
): Promise<boolean> {
  const run = await lockRun(sql, runId);
  if (!run) return false;
  const open = await finishStep(sql, run.id, step, "Wake", state);
  if (open === 0) await goOn(engine, sql, run);
  return open !== null;
}

/** The run of a call, locked; a first call that brings ops gives it its row. Null when the call is obsolete. */
async function currentRun(sql: Sql, job: CallJob, version: number | null): Promise<RunRow | null> {
  if (job.event && version !== null) {
    const { run: id, fn: functionId, event, attempt } = job;
    return createRun(sql, { id, functionId, event, version, attempt });
  }
  const run = await lockRun(sql, job.run);
  return run && (await isCurrent(sql, run, job)) ? run : null;
}

/** Whether this call is the one that the run waits for. */
export async function isCurrent(sql: Pick<Sql, "query">, run: RunRow, job: CallJob): Promise<boolean> {
  if (run.status !== "running") return false;
  if (job.step === "step") return run.generation === job.generation && run.attempt === job.attempt;
  const step = await readStep(sql, run.id, job.step);
  return step !== null && !step.done && step.attempt === job.attempt;
}

/** What is recorded of an op at once; undefined when the op is only begun. */
async function stateOf(engine: Engine, sql: Sql, run: RunRow, op: Op, waits: NewWait[]): Promise<unknown> {
  const key = `${run.id}:${op.id}`;
  switch (op.op) {
    case "StepRun":
    case "Step":
      return { data: op.data ?? null };
    case "StepError":
    case "StepFailed":
      return { error: errorOf(op.error) };
    case "StepPlanned": {
      const job = { run: run.id, fn: run.functionId, step: op.id, generation: run.generation, attempt: 0 };
      await addJob(sql, "call", job, { key, priority: engine.priorityOf(run.functionId, run.event) });
      return undefined;
    }
    case "Sleep":
      await addJob(sql, "wake", { run: run.id, step: op.id }, { key, delayMs: delayOf(op.name ?? "") });
      return undefined;
    case "WaitForEvent": {
      const text = op.opts?.if ?? "";
      const condition = text ? parseEquality(text, "async") : null;
      if (text && !condition) return { error: unsupported(`waiting with the condition ${text}`) };
      const event = op.name ?? "";
      engine.recent.expect(event);
      await registerWait(sql, { run: run.id, step: op.id }, event, condition);
      const delayMs = delayOf(op.opts?.timeout ?? "1h");
      await addJob(sql, "wake", { run: run.id, step: op.id }, { key, delayMs });
      waits.push({ run: run.id, step: op.id, event, condition, since: run.event.ts });
      return undefined;
    }
    default:
      return { error: unsupported(`the operation ${op.op}`) };
  }
}

function unsupported(what: string): RecordedError {
  return { name: "NonRetriableError", message: `The embedded executor does not do ${what}.` };
}

async function goOn(engine: Engine, sql: Sql, run: RunRow): Promise<void> {
  const generation = await nextGeneration(sql, run.id);
  const job = { run: run.id, fn: run.functionId, step: "step", generation, attempt: 0 };
  const priority = engine.priorityOf(run.functionId, run.event);
  await addJob(sql, "call", job, { key: `${run.id}:step:${generation}`, priority });
}

async function failedCall(
  engine: Engine,
  sql: Sql,
  plan: FunctionPlan,
  job: CallJob,
  error: RecordedError,
  final: boolean,
  retryAfterMs: number | null,
): Promise<void> {
  const run = job.event ? null : await lockRun(sql, job.run);
  if (!job.event && !(run && (await isCurrent(sql, run, job)))) return;
  if (!final && job.attempt + 1 < plan.maxAttempts) return retry(engine, sql, plan, job, retryAfterMs);
  engine.log.warn({ function: plan.id, run: job.run, err: error }, "A durable function failed for good.");
  if (run) await endRun(sql, run.id, "failed");
  const event = run?.event ?? job.event;
  if (!event || !engine.isTrigger("inngest/function.failed")) return;
  await ingest(sql, {
    id: job.run,
    name: "inngest/function.failed",
    ts: Date.now(),
    data: { function_id: plan.id, run_id: job.run, event, error: { error: "NonRetriableError", ...error } },
  });
}

async function retry(
  engine: Engine,
  sql: Sql,
  plan: FunctionPlan,
  job: CallJob,
  retryAfterMs: number | null,
): Promise<void> {
  const attempt = job.attempt + 1;
  const { run, fn, step, generation, event } = job;
  if (!event) await setAttempt(sql, run, step, attempt);
  await addJob(
    sql,
    "call",
    { run, fn, step, generation, attempt, ...(event ? { event } : {}) },
    {
      key: `${run}:${step}:${generation}:${attempt}`,
      delayMs: retryAfterMs ?? engine.backoff(job.attempt),
      priority: event ? engine.priorityOf(plan.id, event) : 0,
    },
  );
}
