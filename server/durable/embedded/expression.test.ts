import fc from "fast-check";
import { expect, test } from "vitest";
import { holds, parseEquality, parseEventPath, scalarsOf, valueAt } from "./expression";
import { backoff, delayOf, retryAfterOf } from "./timing";

test("one equality with a literal is read, anything else is not", () => {
  expect(parseEquality('async.data.taskId == "a"', "async")).toEqual({ field: "data.taskId", value: '"a"' });
  expect(parseEquality("event.data.function_id == 'it\\'s'", "event")).toEqual({
    field: "data.function_id",
    value: '"it\'s"',
  });
  expect(parseEquality("event.data.n == 3", "event")).toEqual({ field: "data.n", value: "3" });
  for (const other of [
    "event.data.x == async.data.x",
    'async.data.x == "a" || true',
    'async.data.x != "a"',
    'event.data.x == "a',
    "true",
    "",
  ]) {
    expect(parseEquality(other, "async"), other).toBeNull();
  }
  expect(parseEventPath("event.data.workspaceId")).toBe("data.workspaceId");
  expect(parseEventPath('event.data.a + "b"')).toBeNull();
});

test("an equality holds for its own literal only, and a missing field never does", () => {
  const condition = parseEquality("async.data.n == 1", "async");
  if (!condition) throw new Error("not read");
  expect(holds(condition, { data: { n: 1 } })).toBe(true);
  for (const event of [{ data: { n: "1" } }, { data: { n: null } }, { data: {} }, {}, null]) {
    expect(holds(condition, event)).toBe(false);
  }
  expect(valueAt({ data: {} }, "data.__proto__.constructor")).toBeUndefined();
});

test("what an event is looked up by contains every equality that holds for it", () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), scalar, { maxKeys: 8 });
  fc.assert(
    fc.property(data, (value) => {
      const pairs = scalarsOf({ name: "e", data: value }).map((pair) => JSON.stringify(pair));
      for (const [name, item] of Object.entries(value)) {
        const text = typeof item === "string" ? JSON.stringify(item) : String(item);
        const condition = parseEquality(`async.data.${name} == ${text}`, "async");
        expect(pairs).toContain(JSON.stringify(condition));
      }
    }),
  );
});

test("durations, dates and Retry-After are read as the SDK writes them", () => {
  expect(delayOf("2s")).toBe(2_000);
  expect(delayOf("1h30m")).toBe(5_400_000);
  expect(delayOf("2026-01-01T00:00:10.000Z", Date.parse("2026-01-01T00:00:00Z"))).toBe(10_000);
  expect(delayOf("2020-01-01T00:00:00.000Z")).toBe(0);
  expect(() => delayOf("soon")).toThrow(/neither/);
  expect(retryAfterOf("3")).toBe(3_000);
  expect(retryAfterOf("2026-01-01T00:00:02.000Z", Date.parse("2026-01-01T00:00:00Z"))).toBe(2_000);
  expect([retryAfterOf(null), retryAfterOf("later")]).toEqual([null, null]);
  expect(backoff(0)).toBeGreaterThanOrEqual(15_000);
  expect(backoff(0)).toBeLessThan(45_000);
  expect(backoff(99)).toBeGreaterThanOrEqual(7_200_000);
});
