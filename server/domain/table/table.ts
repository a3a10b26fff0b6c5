import { z } from "zod";
import { cut } from "@/server/domain/cut";
import { dateOf, numberOf, truthOf } from "@/server/domain/expression/convert";
import { textOf } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";

/** A built-in table: a source of truth that needs no account anywhere. */
export const columnTypes = ["text", "number", "boolean", "date"] as const;

export const tableColumn = z.strictObject({
  /** the name in rows and chips; stays when the label changes */
  key: z
    .string()
    .regex(/^(?!(constructor|prototype)$)[a-z][a-z0-9_]{0,39}$/, "must be a short name in small letters"),
  label: z.string().trim().min(1, "A column needs a name.").max(80),
  type: z.enum(columnTypes),
});
export type TableColumn = z.infer<typeof tableColumn>;

export const tableColumns = z
  .array(tableColumn)
  .min(1, "A table needs at least one column.")
  .max(60)
  .superRefine((columns, context) => {
    const keys = columns.map(({ key }) => key);
    if (new Set(keys).size < keys.length) {
      context.addIssue({ code: "custom", message: "Two columns have the same key." });
    }
  });

export const tableName = z.string().trim().min(1, "A table needs a name.").max(80);

/** Longest text in one cell, in UTF-16 units. */
export const maxCellText = 20_000;

/**
 * A value as the column keeps it: text, a finite number, a boolean, a day (YYYY-MM-DD), or null for nothing.
 * Text such as "12.50" or "yes" is read, what cannot be read is a sentence in `wrong`.
 */
export function readCell(column: TableColumn, value: JsonValue): { value: JsonValue } | { wrong: string } {
  if (value === null || value === "") return { value: null };
  if (column.type === "number") {
    const number = numberOf(value);
    return number === null
      ? { wrong: `${column.label} must be a number, such as 19.90.` }
      : { value: number };
  }
  if (column.type === "boolean") {
    const truth = truthOf(value);
    return truth === null ? { wrong: `${column.label} must be yes or no.` } : { value: truth };
  }
  if (column.type === "date") {
    const date = dateOf(value);
    return date === null
      ? { wrong: `${column.label} must be a date, such as 2026-12-14.` }
      : { value: new Date(date.ms).toISOString().slice(0, 10) };
  }
  const text = textOf(value);
  if (text.includes("\u0000"))
    return { wrong: `${column.label} contains a character that cannot be stored.` };
  return text.length > maxCellText
    ? { wrong: `${column.label} is too long: at most ${maxCellText} characters.` }
    : { value: text };
}

/** The given cells as they are kept. A key that is no column is a problem, never silently kept or dropped. */
export function readCells(
  columns: readonly TableColumn[],
  input: JsonObject,
): { values: JsonObject; problems: { key: string; message: string }[] } {
  const values: JsonObject = {};
  const problems: { key: string; message: string }[] = [];
  for (const [key, value] of Object.entries(input)) {
    const column = columns.find((candidate) => candidate.key === key);
    const read = column ? readCell(column, value) : { wrong: `The table has no column “${cut(key, 60)}”.` };
    if ("wrong" in read) problems.push({ key, message: read.wrong });
    else values[key] = read.value;
  }
  return { values, problems };
}
