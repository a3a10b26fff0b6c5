import { createHash } from "node:crypto";
import { finishWaiting } from "./apply";
import { runCall } from "./call";
import { type Engine, startedBy } from "./engine";
import type { EngineEvent } from "./protocol";
import { addJob, type CallJob } from "./queue";
import type { FunctionPlan } from "./registration";
import { waitersFor } from "./waits";

/**
 * Takes an event: wakes the runs that wait for it and starts the functions that it triggers. A single function is
 * called right here, in the same job.
 */
export async function dispatch(engine: Engine, event: EngineEvent, redelivered: boolean): Promise<void> {
  engine.recent.note(event);
  if (engine.recent.isWaitedFor(event.name)) {
    for (const { run, step } of await waitersFor(engine.pool, event)) {
      await engine.transact((sql) => finishWaiting(engine, sql, run, step, { ...event, user: {} }));
    }
  }
  const starts = startedBy(engine.plans.values(), event);
  const [only] = starts;
  if (only && starts.length === 1) return runCall(engine, firstCall(only, event), redelivered);
  if (starts.length === 0) return;
  await engine.transact(async (sql) => {
    for (const plan of starts) {
      const job = firstCall(plan, event);
      const priority = engine.priorityOf(plan.id, event);
      await addJob(sql, "call", job, { key: `${job.run}:start`, priority });
    }
  });
}

/** One event starts a function once: the run's id follows from both. */
export function firstCall(plan: FunctionPlan, event: EngineEvent): CallJob {
  const hash = createHash("sha256").update(JSON.stringify([plan.id, event.name, event.id]));
  return {
    run: hash.digest("hex").slice(0, 32),
    fn: plan.id,
    step: "step",
    generation: 0,
    attempt: 0,
    event,
  };
}

/** The event of a tick of a function's schedule; `at` is the minute that was due, ISO. */
export function tick(plan: FunctionPlan, cron: string, at: string): EngineEvent {
  return {
    id: `${plan.id}:${cron}:${at}`,
    name: "inngest/scheduled.timer",
    data: { cron, fireAt: at, scheduledAt: at },
    ts: Date.parse(at),
  };
}
