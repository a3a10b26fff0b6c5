/**
 * The small part of Inngest's expression language that this executor takes: a path into the event, and one equality
 * between such a path and a literal. Both are data here; nothing is evaluated.
 */
export interface Equality {
  /** dotted path below the event, such as `data.taskId` */
  readonly field: string;
  /** the literal as JSON text, so that 1 and "1" differ */
  readonly value: string;
}

const literal = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|true|false)`;
const path = String.raw`((?:\.[A-Za-z_]\w*)+)`;
const equality = new RegExp(String.raw`^\s*(event|async)${path}\s*==\s*${literal}\s*$`);
const eventPath = new RegExp(String.raw`^\s*event${path}\s*$`);

/** @returns the equality, or null when the expression is anything else. */
export function parseEquality(expression: string, root: "event" | "async"): Equality | null {
  const match = equality.exec(expression);
  if (!match || match[1] !== root) return null;
  return { field: (match[2] ?? "").slice(1), value: literalAsJson(match[3] ?? "") };
}

/** `event.data.x` → `data.x`; null when it is anything else. */
export function parseEventPath(expression: string): string | null {
  return eventPath.exec(expression)?.[1]?.slice(1) ?? null;
}

function literalAsJson(text: string): string {
  if (!text.startsWith("'")) return JSON.stringify(JSON.parse(text));
  const inner = text
    .slice(1, -1)
    .replaceAll("\\'", "'")
    .replace(/(?<!\\)"/g, '\\"');
  return JSON.stringify(JSON.parse(`"${inner}"`));
}

/** The value at a dotted path; own keys only. */
export function valueAt(source: unknown, field: string): unknown {
  let value: unknown = source;
  for (const key of field.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export function holds(condition: Equality, event: unknown): boolean {
  const value = valueAt(event, condition.field);
  return value !== undefined && JSON.stringify(value) === condition.value;
}

const maxPairs = 200;

/** Every scalar of an event by its dotted path, as JSON text: what a waiting equality is looked up by. */
export function scalarsOf(event: unknown): { field: string; value: string }[] {
  const pairs: { field: string; value: string }[] = [];
  const walk = (value: unknown, field: string, depth: number): void => {
    if (pairs.length >= maxPairs || depth > 5 || value === undefined || Array.isArray(value)) return;
    if (value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) walk(item, field ? `${field}.${key}` : key, depth + 1);
    } else {
      pairs.push({ field, value: JSON.stringify(value) });
    }
  };
  walk(event, "", 0);
  return pairs;
}
