import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTicks } from "./axis-ticks";
import { type AxisInput, breakWidth, timeAxis } from "./time-axis";

const second = 1_000;
const hour = 3_600_000;
const start = Date.UTC(2026, 10, 22, 14, 1, 52);

/** 8 s of work, then a person is asked. */
const waiting: AxisInput = {
  spans: [
    { start, end: start + 400, kind: "work" },
    { start: start + 400, end: start + 8 * second, kind: "work" },
    { start: start + 8 * second, end: start + 2 * hour, kind: "wait" },
  ],
  marks: [start + 8 * second],
  from: start,
  to: start + 2 * hour,
  due: start + 3 * hour,
  width: 640,
  shorten: true,
};

describe("the line of a run that waits", () => {
  it("gives seconds of work and hours of waiting a part each, with one cut between", () => {
    const axis = timeAxis(waiting);
    expect(axis.segments.map(({ kind }) => kind)).toEqual(["work", "wait"]);
    expect(axis.breaks).toHaveLength(1);
    const worked = axis.place(start + 8 * second) - axis.place(start);
    expect(worked).toBeGreaterThan(150);
    const waited = axis.place(waiting.to) - axis.place(start + hour);
    expect(waited).toBeGreaterThan(40);
    expect(axis.width).toBe(640);
  });

  it("shows that the waiting began before the cut", () => {
    const axis = timeAxis(waiting);
    expect(axis.place(start + 8 * second)).toBeLessThan((axis.breaks[0] ?? 0) - 4);
  });

  it("keeps a due time nearby on the same scale, and gives one far away a part of its own", () => {
    expect(timeAxis(waiting).segments.at(-1)?.to).toBe(waiting.due);
    const far = timeAxis({ ...waiting, due: start + 400 * hour });
    expect(far.segments.map(({ kind }) => kind)).toEqual(["work", "wait", "ahead"]);
    expect(far.place(waiting.to) - far.place(start + hour)).toBeGreaterThan(40);
  });

  it("is one even scale when waiting is not shortened", () => {
    const axis = timeAxis({ ...waiting, shorten: false });
    expect(axis.breaks).toEqual([]);
    const middle = axis.place(start + 1.5 * hour);
    expect(middle).toBeCloseTo((axis.place(start) + axis.place(start + 3 * hour)) / 2);
  });

  it("cuts again where work goes on after the decision", () => {
    const decided = start + 2 * hour;
    const axis = timeAxis({
      ...waiting,
      spans: [...waiting.spans, { start: decided, end: decided + 300, kind: "work" }],
      marks: [...waiting.marks, decided],
      to: decided + 300,
      due: null,
    });
    expect(axis.segments.map(({ kind }) => kind)).toEqual(["work", "wait", "work"]);
    expect(axis.place(decided + 300) - axis.place(decided)).toBeGreaterThan(20);
  });

  it("does not cut a run that just worked", () => {
    const end = start + 1_200;
    const axis = timeAxis({
      ...waiting,
      spans: [{ start, end, kind: "work" }],
      marks: [],
      to: end,
      due: null,
    });
    expect(axis.segments).toHaveLength(1);
  });
});

const span = fc.record({
  start: fc.integer({ min: 0, max: 500_000_000 }),
  length: fc.integer({ min: 0, max: 90_000_000 }),
  kind: fc.constantFrom("work" as const, "wait" as const),
});
const anyInput = fc
  .record({
    spans: fc.array(span, { maxLength: 12 }),
    due: fc.option(fc.integer({ min: 0, max: 900_000_000 })),
    width: fc.integer({ min: 200, max: 2_000 }),
    shorten: fc.boolean(),
  })
  .map(({ spans, due, width, shorten }): AxisInput => {
    const real = spans.map(({ start: at, length, kind }) => ({ start: at, end: at + length, kind }));
    const to = Math.max(1, ...real.map(({ end }) => end));
    return { spans: real, marks: real.map(({ end }) => end), from: 0, to, due, width, shorten };
  });

describe("any line", () => {
  it("never goes back, stays inside its width and leaves the cuts free", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const axis = timeAxis(input);
        const until = Math.max(input.to, input.due ?? 0);
        let before = -1;
        for (let step = 0; step <= 100; step += 1) {
          const x = axis.place((until * step) / 100);
          expect(x).toBeGreaterThanOrEqual(before);
          expect(x).toBeLessThanOrEqual(axis.width);
          before = x;
        }
        axis.segments.slice(1).forEach((segment, index) => {
          expect(segment.from).toBeCloseTo(axis.segments[index]?.to ?? -1);
          expect(segment.left - (axis.segments[index]?.right ?? 0)).toBeCloseTo(breakWidth);
        });
      }),
    );
  });

  it("writes no label over another", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const axis = timeAxis(input);
        const now = axis.place(input.to);
        const ticks = axisTicks(axis, [now]);
        ticks.forEach((tick, index) => {
          const next = ticks[index + 1];
          if (next) expect(next.x - tick.x).toBeGreaterThan(40);
          expect(Math.abs(tick.x - now)).toBeGreaterThan(30);
        });
      }),
    );
  });
});
