import { z } from "zod";
import { cut } from "@/server/domain/cut";
import { AppError } from "@/server/domain/errors";
import { isDay } from "@/server/domain/expression/convert";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { storableText } from "@/server/domain/storable";
import type { ConfigIssue, OutputField } from "@/server/domain/workflow/node-spec";

/** A field of a form that a builder defines: on the public page and when a run is started by hand. */
export const formFieldTypes = ["text", "long_text", "number", "email", "choice", "checkbox", "date"] as const;
export type FormFieldType = (typeof formFieldTypes)[number];

export const formFieldKey = z
  .string()
  .regex(/^(?!(constructor|prototype)$)[a-z][a-z0-9_]{0,39}$/, "must be a short name in small letters");

export const formField = z.strictObject({
  key: formFieldKey,
  label: z.string().max(120),
  type: z.enum(formFieldTypes),
  help: z.string().max(300),
  required: z.boolean(),
  /** of a choice; [] otherwise */
  options: z.array(z.string().min(1).max(120)).max(100),
});
export type FormField = z.infer<typeof formField>;

export const formFields = z.array(formField).max(50);

/** Longest answer of a one-line and of a long text field, in UTF-16 units. */
export const maxText = 1_000;
export const maxLongText = 20_000;

export interface FormProblem {
  readonly key: string;
  readonly message: string;
}

const emailShape = /^[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:.]{1,63}(\.[^\s@<>()"',;:.]{1,63}){1,8}$/;

/** A filled-in value as it is kept, or a sentence about what is wrong. Empty optional fields become null. */
function readValue(field: FormField, value: JsonValue | undefined): { value: JsonValue } | { wrong: string } {
  const name = field.label || field.key;
  if (field.type === "checkbox") {
    if (value !== undefined && value !== null && typeof value !== "boolean") {
      return { wrong: `${name} must be ticked or not.` };
    }
    return field.required && value !== true
      ? { wrong: `${name} must be ticked.` }
      : { value: value === true };
  }
  if (value === undefined || value === null || (typeof value === "string" && value.trim() === "")) {
    return field.required ? { wrong: `${name} is missing.` } : { value: null };
  }
  if (field.type === "number") {
    const number =
      typeof value === "string" && /^\s*[+-]?\d{1,30}(\.\d{1,30})?\s*$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number)
      ? { value: number }
      : { wrong: `${name} must be a number, such as 1250 or 19.90.` };
  }
  if (typeof value !== "string") return { wrong: `${name} must be text.` };
  const text = storableText(field.type === "long_text" ? value : value.trim());
  const limit = field.type === "long_text" ? maxLongText : maxText;
  if (text.length > limit) return { wrong: `${name} is too long: at most ${limit} characters.` };
  if (field.type === "email" && !emailShape.test(text))
    return { wrong: `${name} must be an e-mail address.` };
  if (field.type === "date" && !isDay(text)) return { wrong: `${name} must be a date, such as 2026-12-14.` };
  if (field.type === "choice" && !field.options.includes(text)) {
    return { wrong: `${name} must be one of the choices.` };
  }
  return { value: text };
}

/**
 * Reads a filled-in form. Every defined field is in `values` (null when left empty); a field that the form does not
 * have is a problem, never silently kept.
 */
export function readForm(
  fields: readonly FormField[],
  input: JsonObject,
): { values: JsonObject; problems: FormProblem[] } {
  const problems: FormProblem[] = Object.keys(input)
    .filter((key) => !fields.some((field) => field.key === key))
    .map((key) => ({ key, message: "This form has no such field." }));
  const values: JsonObject = {};
  for (const field of fields) {
    const read = readValue(field, Object.hasOwn(input, field.key) ? input[field.key] : undefined);
    if ("wrong" in read) problems.push({ key: field.key, message: read.wrong });
    else values[field.key] = read.value;
  }
  return { values, problems };
}

/** What the builder has yet to mend in the definition of a form. */
export function formIssues(fields: readonly FormField[]): ConfigIssue[] {
  const messages = fields.flatMap((field, index) => {
    const name = field.label.trim() || `Field ${index + 1}`;
    const found: string[] = [];
    if (field.label.trim() === "") found.push(`${name} has no label: people would not know what to enter.`);
    if (field.type === "choice" && field.options.length < 2)
      found.push(`${name} needs at least two choices.`);
    if (new Set(field.options).size < field.options.length) found.push(`${name} offers a choice twice.`);
    if (fields.findIndex((other) => other.key === field.key) < index) {
      found.push(`${name} has the same key as another field.`);
    }
    return found;
  });
  return messages.map((message) => ({ field: "fields", message }));
}

const samples: Readonly<Record<FormFieldType, string | number | boolean>> = {
  text: "Some words",
  long_text: "A longer text",
  number: 120,
  email: "sam@example.com",
  choice: "First choice",
  checkbox: true,
  date: "2026-12-14",
};

/** The chips that a form offers to later nodes, at `fields.<key>`. */
export function formOutput(fields: readonly FormField[]): OutputField[] {
  return fields.map((field) => ({
    path: ["fields", field.key],
    label: field.label || field.key,
    type:
      field.type === "number" || field.type === "date"
        ? field.type
        : field.type === "checkbox"
          ? "boolean"
          : "text",
    sample: field.options[0] ?? samples[field.type],
  }));
}

/** A run's title from what was filled in: the chosen field's value, else the first that has one. */
export function formTitle(fields: readonly FormField[], values: JsonObject, titleField: string): string {
  const keys = [titleField, ...fields.map((field) => field.key)];
  for (const key of keys) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (typeof value === "string" && value.trim()) return cut(value.replace(/\s+/g, " ").trim(), 120);
    if (typeof value === "number") return String(value);
  }
  return "";
}

/**
 * A filled-in form as a trigger takes it.
 * @throws AppError bad_input with `details.fields`, one sentence for each field that is wrong
 */
export function acceptForm(fields: readonly FormField[], input: JsonValue | undefined): JsonObject {
  if (input === null || typeof input !== "object" || Array.isArray(input)) {
    throw new AppError("bad_input", "The answers could not be read. Nothing was sent yet.");
  }
  const { values, problems } = readForm(fields, input);
  if (problems.length > 0) {
    throw new AppError("bad_input", "Some answers need another look. Nothing was sent yet.", {
      fields: problems,
    });
  }
  return values;
}
