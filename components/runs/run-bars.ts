import type { Category } from "@/server/domain/workflow/node-spec";
import type { RunStep, RunTask } from "./run-shapes";

/** A stretch of a step's time, in ms since 1970. */
export interface RunBar {
  readonly tone: Category | "wait" | "bad";
  readonly start: number;
  /** the present while it goes on */
  readonly end: number;
  /** until when it may go on: drawn as an outline ahead of the present */
  readonly until: number | null;
}

/** Bars of one step: its work in its family's hue, its waiting for a person apart. Steps not begun have none. */
export function barsOf(
  step: RunStep,
  tasks: readonly RunTask[],
  category: Category | undefined,
  now: number,
): RunBar[] {
  if (step.status === "skipped" || step.status === "ready") return [];
  const start = (step.startedAt ?? step.readyAt).getTime();
  const end = Math.max(start, step.endedAt?.getTime() ?? now);
  const bad = step.status === "failed";
  const tone = bad ? "bad" : (category ?? "logic");
  if (tasks.length === 0) return [{ tone, start, end, until: null }];
  const waits = tasks.map((task) => waitOf(task, end, now));
  if (category === "person") return waits;
  // an effect whose answer was lost: it worked until a person was asked what happened
  const asked = Math.min(...waits.map((wait) => wait.start));
  const answered = Math.max(...waits.map((wait) => wait.end));
  const before: RunBar = { tone, start: Math.min(start, asked), end: asked, until: null };
  const after: RunBar[] = step.endedAt && end > answered ? [{ tone, start: answered, end, until: null }] : [];
  return [before, ...waits, ...after];
}

function waitOf(task: RunTask, end: number, now: number): RunBar {
  const start = task.openedAt.getTime();
  if (task.status === "open") {
    const due = task.dueAt?.getTime() ?? 0;
    return { tone: "wait", start, end: Math.max(start, now), until: due > now ? due : null };
  }
  return { tone: "wait", start, end: Math.max(start, task.decidedAt?.getTime() ?? end), until: null };
}
