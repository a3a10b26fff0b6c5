import { isDay } from "@/server/domain/expression/convert";
import type { JsonValue } from "@/server/domain/json";
import type { FieldEdits, TaskField } from "./task";

export interface EditProblem {
  readonly key: string;
  readonly message: string;
}

/** Longest text that a person may enter, in UTF-16 units. */
const limits = { text: 2_000, long_text: 50_000 } as const;

function isEmpty(value: JsonValue): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** What is wrong with a value that a person entered; null when it fits. */
function misfit(field: TaskField, value: JsonValue): string | null {
  const name = field.label || field.key;
  switch (field.type) {
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : `${name} must be a number.`;
    case "boolean":
      return typeof value === "boolean" ? null : `${name} must be yes or no.`;
    case "date":
      return typeof value === "string" && isDay(value) ? null : `${name} must be a date, such as 2026-12-14.`;
    case "choice":
      return typeof value === "string" && field.options.includes(value)
        ? null
        : `${name} must be one of the choices.`;
    default: {
      if (typeof value !== "string") return `${name} must be text.`;
      const limit = limits[field.type];
      return value.length <= limit ? null : `${name} is too long: at most ${limit} characters.`;
    }
  }
}

/**
 * What speaks against going on with these edits: a field that the task does not have or that may not be edited, a
 * value of the wrong kind, a required field that would stand empty (also when nobody edited it, so that what an AI
 * could not find is never approved as nothing). For outcomes that go on; a rejection needs no fields. [] = fine.
 */
export function checkEdits(fields: readonly TaskField[], edits: FieldEdits): EditProblem[] {
  const problems: EditProblem[] = [];
  for (const key of Object.keys(edits)) {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) problems.push({ key, message: "This task has no such field." });
    else if (!field.editable)
      problems.push({ key, message: `${field.label || key} may not be changed here.` });
  }
  for (const field of fields) {
    const edited = Object.hasOwn(edits, field.key) ? edits[field.key] : undefined;
    if (edited !== undefined && !field.editable) continue;
    const value = edited === undefined ? field.value : edited;
    if (isEmpty(value)) {
      if (field.required) problems.push({ key: field.key, message: emptyMessage(field) });
    } else if (edited !== undefined) {
      const message = misfit(field, edited);
      if (message) problems.push({ key: field.key, message });
    }
  }
  return problems;
}

function emptyMessage(field: TaskField): string {
  const name = field.label || field.key;
  return field.editable
    ? `${name} is empty: enter it first.`
    : `${name} is empty and may not be changed here.`;
}
