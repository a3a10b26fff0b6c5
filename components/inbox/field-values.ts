import { formatDate } from "@/components/lib/format";
import { isDay, numberOf, truthOf } from "@/server/domain/expression/convert";
import type { JsonValue } from "@/server/domain/json";
import type { FieldEdits, TaskField } from "@/server/domain/task/task";

/** A field's value as it is read: "28 Nov 2026", "4,280", "Yes"; "" when nothing stands there. */
export function valueText(field: Pick<TaskField, "type">, value: JsonValue, now?: Date | null): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number")
    return new Intl.NumberFormat("en", { maximumFractionDigits: 12 }).format(value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (field.type === "date" && isDay(value))
    return formatDate(new Date(`${value}T12:00:00`), now ?? new Date(0));
  return value;
}

/** An alternative, which is always text, in the field's type; null when it cannot stand there. */
export function alternativeValue(field: TaskField, text: string): JsonValue {
  switch (field.type) {
    case "number":
      return numberOf(text);
    case "boolean":
      return truthOf(text);
    case "date":
      return isDay(text) ? text : null;
    case "choice":
      return field.options.includes(text) ? text : null;
    default:
      return text;
  }
}

/** What of the entered values differs from what was shown, as it is sent. An emptied text is nothing, not "". */
export function editsOf(fields: readonly TaskField[], entered: FieldEdits): FieldEdits {
  const edits: FieldEdits = {};
  for (const field of fields) {
    if (!field.editable || !Object.hasOwn(entered, field.key)) continue;
    const value = bare(entered[field.key] ?? null);
    if (value !== bare(field.value)) edits[field.key] = value;
  }
  return edits;
}

function bare(value: JsonValue): JsonValue {
  return value === "" ? null : value;
}
