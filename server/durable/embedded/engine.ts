import type pg from "pg";
import type { log } from "@/server/log";
import { holds, valueAt } from "./expression";
import type { Office } from "./office";
import type { EngineEvent, makeCaller } from "./protocol";
import type { FunctionPlan } from "./registration";
import type { Slots } from "./slots";
import type { Transact } from "./transactions";
import type { RecentEvents } from "./waits";

/** What the parts of the executor share. */
export interface Engine {
  readonly pool: pg.Pool;
  readonly transact: Transact;
  readonly office: Office;
  readonly plans: ReadonlyMap<string, FunctionPlan>;
  readonly call: ReturnType<typeof makeCaller>;
  readonly slots: Slots;
  readonly recent: RecentEvents;
  readonly log: typeof log;
  /** ms to the next try after the given attempt */
  backoff(attempt: number): number;
  /** of a job: smaller first */
  priorityOf(functionId: string, event: EngineEvent): number;
  /** whether any function is started by events of this name */
  isTrigger(name: string): boolean;
}

/** The functions that an event starts. */
export function startedBy(plans: Iterable<FunctionPlan>, event: EngineEvent): FunctionPlan[] {
  return [...plans].filter(({ events }) =>
    events.some(({ name, condition }) => name === event.name && (!condition || holds(condition, event))),
  );
}

/** Inngest's priority is an advantage of up to 600 seconds; the queue counts the other way round. */
export function queuePriority(plan: FunctionPlan | undefined, event: EngineEvent): number {
  const value = plan?.priority ? valueAt(event, plan.priority) : 0;
  return typeof value === "number" ? -Math.trunc(Math.max(-600, Math.min(600, value))) : 0;
}
