/**
 * Where moments of a run lie on a line of pixels. Work takes seconds and waiting takes hours; on one scale the work
 * would vanish. "Shorten waiting" cuts the line where nothing but waiting happens, so that each part has a scale of
 * its own. All times are ms since 1970, all places px from the left. Pure.
 */
export interface AxisSpan {
  readonly start: number;
  readonly end: number;
  /** `work` is what must stay readable; `wait` may be shortened */
  readonly kind: "work" | "wait";
}

export interface AxisInput {
  readonly spans: readonly AxisSpan[];
  /** moments that must stay readable: a task opened, a decision */
  readonly marks: readonly number[];
  readonly from: number;
  /** the present while the run goes on, else its end */
  readonly to: number;
  /** when what it waits for is due; drawn ahead of the present */
  readonly due: number | null;
  readonly width: number;
  readonly shorten: boolean;
}

export interface AxisSegment {
  /** `ahead` lies in the future: from now to the due time */
  readonly kind: "work" | "wait" | "ahead";
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export interface TimeAxis {
  readonly width: number;
  readonly segments: readonly AxisSegment[];
  /** left edges of the cuts, each `breakWidth` wide */
  readonly breaks: readonly number[];
  readonly place: (at: number) => number;
  /** how far a label of this moment may reach: to the next cut, or to the end */
  readonly room: (at: number) => number;
}

export const breakWidth = 12;
const padLeft = 16;
const padRight = 56;
const minWidth = { work: 84, wait: 72, ahead: 80 } as const;
const share = { work: 0.6, wait: 0.3, ahead: 0.1 } as const;

type Part = Pick<AxisSegment, "kind" | "from" | "to">;

/** The line for a run. Wider than asked when its parts would not be readable otherwise. */
export function timeAxis(input: AxisInput): TimeAxis {
  const parts = input.shorten ? shortened(input) : [whole(input)];
  const cuts = breakWidth * (parts.length - 1);
  const least = parts.reduce((sum, { kind }) => sum + minWidth[kind], 0);
  const room = Math.max(least, input.width - padLeft - padRight - cuts);
  const widths = divide(parts, room - least);
  const segments: AxisSegment[] = [];
  let left = padLeft;
  parts.forEach((part, index) => {
    const right = left + (widths[index] ?? 0);
    segments.push({ ...part, left, right });
    left = right + breakWidth;
  });
  const width = Math.round(padLeft + room + cuts + padRight);
  return {
    width,
    segments,
    breaks: segments.slice(0, -1).map(({ right }) => right),
    place: (at) => place(segments, at),
    room: (at) => segments.slice(0, -1).find(({ to }) => at <= to)?.right ?? width,
  };
}

function place(segments: readonly AxisSegment[], at: number): number {
  const first = segments[0];
  if (!first || at <= first.from) return first?.left ?? padLeft;
  for (const { from, to, left, right } of segments) {
    if (at <= to) return left + ((at - from) / Math.max(1, to - from)) * (right - left);
  }
  return segments.at(-1)?.right ?? padLeft;
}

/** Of the room beyond each part's least width, work takes the most; within a kind, longer parts take more. */
function divide(parts: readonly Part[], extra: number): number[] {
  const present = new Set(parts.map(({ kind }) => kind));
  const shares = [...present].reduce((sum, kind) => sum + share[kind], 0);
  const weight = ({ kind, from, to }: Part) => (kind === "work" ? to - from : Math.sqrt(to - from)) + 1;
  return parts.map((part) => {
    const alike = parts
      .filter(({ kind }) => kind === part.kind)
      .reduce((sum, other) => sum + weight(other), 0);
    return minWidth[part.kind] + (extra * (share[part.kind] / shares) * weight(part)) / alike;
  });
}

function whole({ from, to, due }: AxisInput): Part {
  return { kind: "work", from, to: Math.max(from + 1, to, due ?? 0) };
}

/** Work, wait, work … wait, ahead; neighbours touch in time. */
function shortened(input: AxisInput): Part[] {
  const { from, to, due } = input;
  const busy = clusters(input);
  const worked = busy.reduce((sum, { start, end }) => sum + end - start, 0);
  const joined = join(busy, Math.max(5_000, 3 * worked));
  const parts: Part[] = [];
  let at = from;
  joined.forEach(({ start, end }, index) => {
    const next = joined[index + 1];
    const until = next?.start ?? Math.max(to, end);
    const gap = until - end;
    const isLong = gap > Math.max(5_000, 3 * worked);
    // a little of the waiting stays on either side, so that one sees it begin and end
    const pad = Math.min(gap / 4, margin(end - start));
    parts.push({ kind: "work", from: at, to: isLong ? end + pad : Math.max(until, at + 1) });
    if (!isLong) return;
    const back = next ? Math.min(gap / 4, margin(next.end - next.start)) : 0;
    parts.push({ kind: "wait", from: end + pad, to: until - back });
    at = until - back;
  });
  return ahead(parts, to, due);
}

/** ms of waiting shown beside work that took so many ms. */
function margin(worked: number, least = 20): number {
  return Math.max(least, worked * 0.3);
}

/** A due time not far off stays on the last part's scale; one far off gets a part of its own. */
function ahead(parts: Part[], to: number, due: number | null): Part[] {
  const last = parts.at(-1);
  if (!last || due === null || due <= last.to) return parts;
  const passed = Math.max(1, to - last.from);
  if (last.kind === "wait" && due - to <= 2 * passed) return [...parts.slice(0, -1), { ...last, to: due }];
  return [...parts, { kind: "ahead", from: last.to, to: due }];
}

interface Interval {
  readonly start: number;
  readonly end: number;
}

/** What must be readable, as intervals that do not overlap, in order; the start is always one of them. */
function clusters({ spans, marks, from, to }: AxisInput): Interval[] {
  const work = spans.filter(({ kind }) => kind === "work");
  const points = [from, ...marks.filter((at) => at >= from && at <= to)];
  const all = [...work, ...points.map((at) => ({ start: at, end: at }))];
  return join(
    all.sort((a, b) => a.start - b.start),
    0,
  );
}

function join(sorted: readonly Interval[], within: number): Interval[] {
  const joined: Interval[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last && start - last.end <= within) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else joined.push({ start, end });
  }
  return joined;
}
