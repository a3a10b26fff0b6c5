import fc from "fast-check";
import { expect, test } from "vitest";
import * as format from "./format";

const now = new Date("2026-11-22T14:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [0, "0 ms"],
  [840, "840 ms"],
  [2_400, "2.4 s"],
  [9_990, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 m"],
  [28 * MINUTE + 4_000, "28 m 04 s"],
  [2 * HOUR + 10 * MINUTE, "2 h 10 m"],
  [HOUR - 200, "1 h"],
  [76 * HOUR, "3 d 4 h"],
])("%i ms is said as %s", (ms, said) => {
  expect(format.formatDuration(ms)).toBe(said);
});

test("a duration never shows 60 of a unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 * 24 * HOUR }), (ms) => {
      expect(format.formatDuration(ms)).not.toMatch(/\b60 [sm]\b|\b24 h\b/);
    }),
  );
});

test("a share is never rounded to certainty or to nothing", () => {
  expect(format.formatPercent(0.614)).toBe("61\u202f%");
  expect(format.formatPercent(0.999)).toBe("99\u202f%");
  expect(format.formatPercent(0.001)).toBe("1\u202f%");
  expect(format.formatPercent(1)).toBe("100\u202f%");
  expect(format.formatPercent(0)).toBe("0\u202f%");
});

test("near moments are told from now, far ones as a date", () => {
  const say = (ms: number) => format.formatRelative(at(ms), now, "UTC");
  expect(say(-10_000)).toBe("just now");
  expect(say(-20 * MINUTE)).toBe("20 m ago");
  expect(say(3 * HOUR)).toBe("in 3 h");
  expect(say(-50 * HOUR)).toBe("2 d ago");
  expect(say(-20 * 24 * HOUR)).toBe("2 Nov");
});

test("due is plain, then amber under four hours, then red", () => {
  expect(format.dueState(at(5 * HOUR), now)).toEqual({ label: "in 5 h", tone: "neutral" });
  expect(format.dueState(at(25 * MINUTE), now)).toEqual({ label: "in 25 m", tone: "wait" });
  expect(format.dueState(at(-20 * MINUTE), now)).toEqual({ label: "overdue 20 m", tone: "bad" });
});

test("times are in the zone that is asked for", () => {
  expect(format.formatTime(now, "Europe/Berlin")).toBe("15:00");
  expect(format.formatSmart(at(-2 * HOUR), now, "UTC")).toBe("12:00");
  expect(format.formatSmart(at(-26 * HOUR), now, "UTC")).toBe("21 Nov, 12:00");
  expect(format.formatDate(new Date("2025-03-01T00:00:00Z"), now, "UTC")).toBe("1 Mar 2025");
  expect(format.formatExact(now, "UTC")).toContain("22 November 2026");
});

test("hashes, initials, bytes and counts", () => {
  expect(format.shortHash(`9f2c${"0".repeat(56)}41ab`)).toBe("9f2c…41ab");
  expect(format.initials("Lena Vogt")).toBe("LV");
  expect(format.initials("ravi.kumar@acme.eu")).toBe("R");
  expect(format.initials("")).toBe("?");
  expect(format.formatBytes(4_200_000)).toBe("4.2 MB");
  expect(format.plural(1, "run")).toBe("1 run");
  expect(format.plural(1240, "entry", "entries")).toBe("1,240 entries");
});
