import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./scale";

test("the ticks reach the largest value with few, even, whole steps", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (largest) => {
      const ticks = niceTicks(largest);
      const step = ticks[1] ?? 0;
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
      expect((ticks.at(-2) ?? 0) < largest).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(Number.isInteger(step)).toBe(true);
    }),
  );
  expect(niceTicks(110)).toEqual([0, 50, 100, 150]);
  expect(niceTicks(0)).toEqual([0, 1]);
});
