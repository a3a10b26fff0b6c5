import type { AxisSegment, TimeAxis } from "./time-axis";

/** A label above the line. `edge` stands at the left of its part and says the time of day. */
export interface AxisTick {
  readonly at: number;
  readonly x: number;
  readonly edge: boolean;
  /** ms since its part began, where one counts from there ("+5 s"); null where the time of day is said */
  readonly since: number | null;
  /** how exactly the time of day is said */
  readonly unit: "second" | "minute" | "day";
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  0.05 * second,
  0.1 * second,
  0.2 * second,
  0.5 * second,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28, 56, 112, 365].map((n) => n * day),
];
const spacing = 76;
const labelWidth = 60;

/** What stands above the line. `taken` are the places of other labels (now, due), which win. */
export function axisTicks(axis: TimeAxis, taken: readonly number[]): AxisTick[] {
  return axis.segments.flatMap((segment) => ticksOf(segment)).filter((tick) => isFree(tick, taken));
}

function isFree({ x, edge }: AxisTick, taken: readonly number[]): boolean {
  const centre = edge ? x + labelWidth / 2 : x;
  return taken.every((place) => Math.abs(place - centre) > labelWidth + 4);
}

function ticksOf(segment: AxisSegment): AxisTick[] {
  const { kind, from, to, left, right } = segment;
  const perMs = (right - left) / Math.max(1, to - from);
  const step = steps.find((candidate) => candidate * perMs >= spacing) ?? to - from;
  const unit = step >= day ? "day" : kind === "work" && to - from < hour ? "second" : "minute";
  const first: AxisTick = {
    at: from,
    x: left,
    edge: true,
    since: null,
    // a wait of days says on which day it began
    unit: to - from > 20 * hour ? "day" : unit,
  };
  if (kind === "ahead") return [];
  const rest: AxisTick[] = [];
  for (let at = from + step; at <= to && rest.length < 60; at += step) {
    const x = left + (at - from) * perMs;
    if (x > right - 40) break;
    if (x < left + spacing + 4) continue;
    rest.push({ at, x, edge: false, since: unit === "second" ? at - from : null, unit });
  }
  return [first, ...rest];
}
