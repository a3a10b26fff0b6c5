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
  const full = engine.slots.take(keys, job.since !== undefined);
  if (full !== null) return waitInLine(engine, full, keys, job, facts);
  let waits: NewWait[] = [];
  try {
    engine.office.check();
    const answer = await engine.call(facts);
    if (answer.kind !== "result" || !job.event) {
      waits = await engine.transact((sql) => applyAnswer(engine, sql, plan, job, answer));
    }
  } finally {
    engine.slots.release(keys);
    await unpark(engine.transact, engine.slots, keys);
  }
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
  facts: CallFacts,
): Promise<void> {
  engine.slots.parked(full);
  try {
    const priority = engine.priorityOf(job.fn, facts.event);
    await engine.transact((sql) => park(sql, full, priority, job));
  } catch (error) {
    engine.slots.unparked(full);
    throw error;
  }
  // the slot may have come free while this was committing
  await unpark(engine.transact, engine.slots, keys);
}
