import type { JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";

/** A stored value as one types it. */
export function cellText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A stored value as one reads it. */
export function cellWords(column: TableColumn, value: JsonValue | undefined): string {
  if (column.type === "boolean" && typeof value === "boolean") return value ? "Yes" : "No";
  return cellText(value);
}
