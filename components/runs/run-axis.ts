import type { StepRow } from "./run-rows";
import type { RunDetail } from "./run-shapes";
import { type TimeAxis, timeAxis } from "./time-axis";

/** The line of this run, with the places of what is special on it. `now` and `due` are null when they do not show. */
export interface RunAxis {
  readonly axis: TimeAxis;
  readonly now: { at: number; x: number } | null;
  readonly due: { at: number; x: number } | null;
}

export function runAxis(
  { run, tasks }: Pick<RunDetail, "run" | "tasks">,
  rows: readonly StepRow[],
  options: { now: number; width: number; shorten: boolean },
): RunAxis {
  const bars = rows.flatMap((row) => row.bars);
  const open = tasks.flatMap(({ status, dueAt }) => (status === "open" && dueAt ? [dueAt.getTime()] : []));
  const due = open.length > 0 ? Math.min(...open) : null;
  const from = Math.min(run.createdAt.getTime(), ...bars.map(({ start }) => start));
  const end = run.endedAt?.getTime() ?? options.now;
  const axis = timeAxis({
    spans: bars.map(({ tone, start, end: until }) => ({
      start,
      end: until,
      kind: tone === "wait" ? "wait" : "work",
    })),
    marks: rows.flatMap(({ facts }) => facts.map(({ at }) => at)),
    from,
    to: Math.max(end, ...bars.map((bar) => bar.end)),
    due,
    width: options.width,
    shorten: options.shorten,
  });
  const at = (moment: number) => ({ at: moment, x: axis.place(moment) });
  return {
    axis,
    now: run.endedAt ? null : at(options.now),
    due: due === null || run.endedAt ? null : at(due),
  };
}

/** Whether cutting the line would change it: only then the switch is worth showing. */
export function hasLongWait(
  detail: Pick<RunDetail, "run" | "tasks">,
  rows: readonly StepRow[],
  now: number,
): boolean {
  return runAxis(detail, rows, { now, width: 640, shorten: true }).axis.breaks.length > 0;
}
