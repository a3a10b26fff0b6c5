import * as chrono from "chrono-node";
import type { Found, Piece } from "@/server/domain/intelligence/extract-text";

/**
 * Dates in English text as `YYYY-MM-DD`, resolved against a reference date (ISO, taken as UTC), so that
 * "yesterday" means the day before it on every machine. Bare times and durations are not dates. "03/04/2026" is
 * read day first; where month first is possible too, that reading follows as a second value.
 */
export function findDates(piece: Piece, now: string): Found[] {
  const reference = { instant: new Date(now), timezone: 0 };
  return chrono.en.GB.parse(piece.text, reference, { forwardDate: false }).flatMap((result) => {
    const { start } = result;
    if (!start.isCertain("day") && !start.isCertain("weekday")) return [];
    // The library counts the "on" of "on 3 March" as part of the date.
    const lead = /^on\s+/i.exec(result.text)?.[0].length ?? 0;
    const place = {
      start: piece.start + result.index + lead,
      end: piece.start + result.index + result.text.length,
    };
    const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
    if (year === null || month === null || day === null) return [];
    const dates = [{ value: iso(year, month, day), ...place }];
    const slashed = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(result.text);
    if (slashed && day <= 12 && day !== month) dates.push({ value: iso(year, day, month), ...place });
    return dates;
  });
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
