import { findAmounts } from "@/server/domain/intelligence/extract-amounts";
import { type Found, fold, type Piece } from "@/server/domain/intelligence/extract-text";
import { findEmails } from "@/server/domain/intelligence/extract-words";
import type { AiValue, ExtractField, Span } from "@/server/domain/intelligence/provider";
import { findDates } from "@/server/integrations/ai/built-in/dates";

/** Longest quote that is checked. */
const LONGEST = 500;

/**
 * Checks a value that a model read: its quote has to stand in the input, and an amount, a date or an address has
 * to be what the quote says. Words may be summed up, so for them the quote alone is checked.
 * @returns the place of the value, or of the quote; null when the check fails
 */
export function quotedPlace(
  { input, now }: { input: string; now: string },
  field: Pick<ExtractField, "type">,
  value: NonNullable<AiValue>,
  quote: string | null,
): Span | null {
  if (quote === null || quote.trim() === "" || quote.length > LONGEST) return null;
  const start = input.indexOf(quote);
  if (start < 0) return null;
  const piece: Piece = { text: quote, start, end: start + quote.length };
  if (field.type === "number") return placeOf(findAmounts(piece), value);
  if (field.type === "date") return placeOf(findDates(piece, now), value);
  if (field.type === "email") return placeOf(findEmails(piece), value);
  return { start, end: start + quote.length };
}

function placeOf(found: readonly Found[], value: NonNullable<AiValue>): Span | null {
  const same = (other: Found["value"]) =>
    typeof other === "string" && typeof value === "string" ? fold(other) === fold(value) : other === value;
  const match = found.find((one) => same(one.value));
  return match ? { start: match.start, end: match.end } : null;
}
