import type { JsonValue } from "@/server/domain/json";

/**
 * Text from outside as the database can keep it: a NUL and half of a surrogate pair, which Postgres refuses inside
 * JSON, become the replacement character.
 */
export function storableText(text: string): string {
  return text.replace(/[\p{Surrogate}\0]/gu, "\uFFFD");
}

/** The same for every name and text inside a JSON value. Its depth must be bounded (`isTooDeep`). */
export function storable<T extends JsonValue>(value: T): T;
export function storable(value: JsonValue): JsonValue {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((item) => storable(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]));
}

/** Whether lists and objects nest deeper than `limit`. Walks without recursion, so that no input exhausts the stack. */
export function isTooDeep(value: JsonValue, limit = 64): boolean {
  let level: JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (item !== null && typeof item === "object" ? Object.values(item) : []));
  }
  return false;
}
