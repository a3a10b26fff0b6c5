import { describe, expect, it } from "vitest";
import { findDates } from "@/server/integrations/ai/built-in/dates";

/** A Tuesday. */
const now = "2026-03-10T23:30:00Z";
const values = (text: string) =>
  findDates({ text, start: 100, end: 100 + text.length }, now).map((d) => d.value);

describe("dates", () => {
  it.each([
    ["3 March 2026", ["2026-03-03"]],
    ["due March 3rd, 2027", ["2027-03-03"]],
    ["2026-02-28", ["2026-02-28"]],
    ["28.02.2026", ["2026-02-28"]],
    ["03/04/2026", ["2026-04-03", "2026-03-04"]],
    ["yesterday", ["2026-03-09"]],
    ["tomorrow", ["2026-03-11"]],
    ["in two weeks", ["2026-03-24"]],
    ["at 17:30", []],
    ["nothing to see", []],
  ])("%s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it("means the same day on every machine", () => {
    const before = process.env.TZ;
    try {
      for (const zone of ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]) {
        process.env.TZ = zone;
        expect(values("today and 1 May 2026")).toEqual(["2026-03-10", "2026-05-01"]);
      }
    } finally {
      process.env.TZ = before;
      if (before === undefined) delete process.env.TZ;
    }
  });

  it("gives the place in the whole input", () => {
    expect(findDates({ text: "on 3 March 2026", start: 100, end: 115 }, now)).toEqual([
      { value: "2026-03-03", start: 103, end: 115 },
    ]);
  });
});
