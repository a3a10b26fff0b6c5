import type { JsonValue } from "@/server/domain/json";

/**
 * Values that only the decision supplies stand in a covered payload as slots and are hashed as slots. A slot is a
 * string in private-use characters that carries the task's nonce, so that no input can pretend to be one.
 */
export type SlotName = "comment" | "decided_by" | "decided_at";

export function slot(name: SlotName, nonce: string): string {
  return `\uE000${name}:${nonce}\uE001`;
}

/** Replaces the slots of this nonce anywhere in a JSON value by the decision's values. */
export function fillSlots<T extends JsonValue>(value: T, nonce: string, values: Record<SlotName, string>): T {
  return fill(value, (text) => {
    let filled = text;
    for (const name of Object.keys(values) as SlotName[])
      filled = filled.replaceAll(slot(name, nonce), () => values[name]);
    return filled;
  }) as T;
}

/** A payload as a person reads it before the decision: slots become words. */
export function readableSlots<T extends JsonValue>(value: T): T {
  const words: Record<string, string> = {
    comment: "your comment",
    decided_by: "your name",
    decided_at: "the time of your answer",
  };
  return fill(value, (text) =>
    text.replace(
      /\uE000(\w{1,20}):[0-9a-zA-Z-]{1,64}\uE001/g,
      (_, name: string) => `‹${words[name] ?? name}›`,
    ),
  ) as T;
}

function fill(value: JsonValue, replace: (text: string) => string): JsonValue {
  if (typeof value === "string") return value.includes("\uE000") ? replace(value) : value;
  if (Array.isArray(value)) return value.map((item) => fill(item, replace));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, replace)]));
  }
  return value;
}
