import "server-only";
import { cut } from "@/server/domain/cut";
import { AppError } from "@/server/domain/errors";
import { dateOf, numberOf, truthOf } from "@/server/domain/expression/convert";
import { resolveTemplate, textOf } from "@/server/domain/expression/template";
import type { JsonValue } from "@/server/domain/json";
import type { PureRunner } from "@/server/engine/ports";
import type { SetFieldsConfig } from "./spec";

type Field = SetFieldsConfig["fields"][number];

const nouns = { number: "a number", boolean: "yes or no", date: "a date" } as const;

/** undefined = cannot be read as that type */
function read(type: keyof typeof nouns, value: JsonValue): JsonValue | undefined {
  if (type === "number") return numberOf(value) ?? undefined;
  if (type === "boolean") return truthOf(value) ?? undefined;
  return dateOf(value) ? textOf(value).trim() : undefined;
}

function convert(field: Field, value: JsonValue): JsonValue {
  if (field.type === "keep") return value;
  if (field.type === "text") return textOf(value);
  if (value === null || (typeof value === "string" && value.trim() === "")) return null;
  const converted = read(field.type, value);
  if (converted !== undefined) return converted;
  const shown = cut(textOf(value), 80);
  throw new AppError("refused", `${field.label || field.key} is not ${nouns[field.type]}: “${shown}”.`);
}

export const setFieldsRunner: PureRunner<SetFieldsConfig> = {
  nature: "pure",
  /** @throws AppError refused when a value cannot be read as its type; an empty one becomes null */
  compute({ fields }, { scope }) {
    const values = fields.map((field) => [
      field.key,
      convert(field, resolveTemplate(field.value, scope) ?? null),
    ]);
    return { port: "next", output: { fields: Object.fromEntries(values) } };
  },
};
