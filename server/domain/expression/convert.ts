import type { JsonValue } from "@/server/domain/json";

/**
 * Values as people write them, read strictly: what is ambiguous ("1,234" is a thousand or one and a bit) is null
 * rather than a guess.
 */

const plainNumber = /^[+-]?\d{1,300}(\.\d{1,300})?$/;
const groupedEnglish = /^[+-]?\d{1,3}(,\d{3}){1,100}\.\d{1,300}$/;
const groupedContinental = /^[+-]?\d{1,3}(\.\d{3}){1,100},\d{1,300}$/;

/** A finite number, or null. */
export function numberOf(value: JsonValue | undefined): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (plainNumber.test(text)) return finite(text);
  if (groupedEnglish.test(text)) return finite(text.replaceAll(",", ""));
  if (groupedContinental.test(text)) return finite(text.replaceAll(".", "").replace(",", "."));
  return null;
}

function finite(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** yes or no, or null. */
export function truthOf(value: JsonValue | undefined): boolean | null {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  const word = value.trim().toLowerCase();
  if (word === "true" || word === "yes") return true;
  if (word === "false" || word === "no") return false;
  return null;
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An ISO 8601 day or instant as milliseconds since 1970 (UTC); `day` tells that it had no time. Else null. */
export function dateOf(value: JsonValue | undefined): { ms: number; day: boolean } | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (isDay(text)) return { ms: Date.parse(`${text}T00:00:00Z`), day: true };
  if (!isoInstant.test(text) || !isDay(text.slice(0, 10))) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : { ms, day: false };
}

/** Whether the text is a day of the calendar, YYYY-MM-DD: 30 February is not. */
export function isDay(text: string): boolean {
  const match = isoDay.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
