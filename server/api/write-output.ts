import superjson from "superjson";

/** What superjson says of values that JSON has no word for: a kind, or notes by name. */
type Notes = readonly unknown[] | { readonly [name: string]: Notes };

interface Written {
  readonly json: unknown;
  readonly notes?: Notes;
}

/**
 * An answer as our client's superjson reads it. superjson itself throws at an object with a property `constructor` or
 * `prototype`: a stranger's data may hold one, and must not take the page that shows it away.
 */
export function writeOutput(value: unknown): { json: unknown; meta?: { values: Notes; v: 1 } } {
  const { json, notes } = written(value);
  return notes === undefined ? { json } : { json, meta: { values: notes, v: 1 } };
}

function written(value: unknown): Written {
  if (value === null || typeof value === "string" || typeof value === "boolean") return { json: value };
  if (typeof value === "number" && Number.isFinite(value)) return { json: value };
  if (Array.isArray(value)) {
    const items = value.map(written);
    return { json: items.map(({ json }) => json), ...notesOf(items.map((item, at) => [String(at), item])) };
  }
  if (isPlain(value)) {
    const parts = Object.entries(value).map(([name, part]): [string, Written] => [name, written(part)]);
    return { json: Object.fromEntries(parts.map(([name, { json }]) => [name, json])), ...notesOf(parts) };
  }
  const { json, meta } = superjson.serialize(value);
  return { json, notes: meta?.values as Notes | undefined };
}

function notesOf(parts: readonly (readonly [string, Written])[]): { notes?: Notes } {
  const noted = parts.flatMap(([name, { notes }]) =>
    notes === undefined ? [] : [[escaped(name), notes] as const],
  );
  return noted.length === 0 ? {} : { notes: Object.fromEntries(noted) };
}

/** Dots join the names of a path. */
function escaped(name: string): string {
  return name.replaceAll("\\", "\\\\").replaceAll(".", "\\.");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
