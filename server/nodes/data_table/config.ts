import { z } from "zod";
import { template } from "@/server/domain/expression/template";
import type { ConfigIssue } from "@/server/domain/workflow/node-spec";
import { isBlank } from "@/server/domain/workflow/sentence";

const columnKey = z.string().max(60);

export const dataTableConfig = z.strictObject({
  operation: z.enum(["add", "update", "find"]),
  tableId: z.uuid().nullable(),
  /** as it was when the table was chosen: for people to read; `tableId` is what counts */
  tableName: z.string().max(120),
  columns: z
    .array(z.strictObject({ key: columnKey, label: z.string().max(120), type: z.string().max(20) }))
    .max(200),
  values: z.array(z.strictObject({ column: columnKey, value: template })).max(200),
  /** of update and find */
  where: z.strictObject({ column: columnKey, equals: template }),
});
export type DataTableConfig = z.infer<typeof dataTableConfig>;

/** What keeps it from being published. */
export function tableIssues({ operation, tableId, values, where }: DataTableConfig): ConfigIssue[] {
  const found: ConfigIssue[] = [];
  if (tableId === null) found.push({ field: "tableId", message: "Choose a table." });
  if (operation !== "find" && values.length === 0) {
    found.push({ field: "values", message: "There is nothing to write yet: set a column." });
  }
  const names = values.map(({ column }) => column);
  if (names.includes("")) found.push({ field: "values", message: "A value has no column." });
  if (new Set(names).size < names.length) found.push({ field: "values", message: "A column is set twice." });
  if (operation !== "add" && (where.column === "" || isBlank(where.equals))) {
    found.push({ field: "where", message: "Say which row is meant: a column and the value it must have." });
  }
  return found;
}
