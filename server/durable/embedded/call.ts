import { applyAnswer, finishWaiting, isCurrent, type NewWait } from "./apply";
import type { Engine } from "./engine";
import { park, unpark } from "./parking";
import type { CallFacts } from "./protocol";
import type { CallJob } from "./queue";
import type { FunctionPlan } from "./registration";
import { finishedSteps, readRun } from "./run-store";
import { type SlotKey, slotKeys } from "./slots";

/**
 * Makes one call of a function, unless it is obsolete or one of its concurrency keys is full (then it gets in line),
 * and commits the answer. A run whose function answers with a result at its first call leaves no row behind.
 * @param redelivered the queue gave this job before, to a process that may have died after its commit
 */
export async function runCall(engine: Engine, job: CallJob, redelivered: boolean): Promise<void> {
  const plan = engine.plans.get(job.fn);
  if (!plan) {
    engine.log.warn(
      { function: job.fn, run: job.run },
      "A call of a function that no longer exists was dropped.",
    );
    return;
  }
  const facts = await factsOf(engine, plan, job, redelivered);
  if (!facts) return;
  const keys = slotKeys(plan, facts.event);
  const priority = engine.priorityOf(plan.id, facts.event);
  const full = await engine.slots.take(keys, priority, job.since !== undefined);
  if (full !== null) return waitInLine(engine, full, keys, job, priority);
  let waits: NewWait[] = [];
  try {
    engine.office.check();
    const answer = await engine.call(facts);
    if (answer.kind !== "result" || !job.event) {
      waits = await engine.transact((sql) => applyAnswer(engine, sql, plan, job, answer));
    }
  } finally {
    engine.slots.release(keys);
  }
  await letReturn(engine, keys);
  for (const wait of waits) {
    const early = engine.recent.find(wait.event, wait.condition, wait.since);
    if (early) await engine.transact((sql) => finishWaiting(engine, sql, wait.run, wait.step, early));
  }
}

/** Null when the call is obsolete. */
async function factsOf(
  engine: Engine,
  plan: FunctionPlan,
  job: CallJob,
  redelivered: boolean,
): Promise<CallFacts | null> {
  const common = {
    functionId: plan.id,
    runId: job.run,
    step: job.step,
    attempt: job.attempt,
    maxAttempts: plan.maxAttempts,
  };
  if (job.event) {
    if (redelivered && (await readRun(engine.pool, job.run))) return null;
    return { ...common, event: job.event, version: -1, steps: [] };
  }
  const run = await readRun(engine.pool, job.run);
  if (!run || !(await isCurrent(engine.pool, run, job))) return null;
  return {
    ...common,
    event: run.event,
    version: run.version,
    steps: await finishedSteps(engine.pool, run.id),
  };
}

async function waitInLine(
  engine: Engine,
  full: string,
  keys: readonly SlotKey[],
  job: CallJob,
  priority: number,
): Promise<void> {
  engine.slots.park(full);
  try {
    await engine.transact((sql) => park(sql, full, priority, job));
  } catch (error) {
    engine.slots.unpark(full, 1);
    throw error;
  }
  // the slot may have come free while this was committing
  await letReturn(engine, keys);
}

/** A failure here must not make the call count as failed; the next call's end tries again. */
async function letReturn(engine: Engine, keys: readonly SlotKey[]): Promise<void> {
  await unpark(engine.transact, engine.slots, keys).catch((err: unknown) =>
    engine.log.warn({ err }, "Waiting calls could not be taken back into the queue yet."),
  );
}
