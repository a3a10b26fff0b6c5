import { defineNode, type OutputField, type SentencePart } from "@/server/domain/workflow/node-spec";
import { count, templateParts } from "@/server/domain/workflow/sentence";
import { type DataTableConfig, dataTableConfig, tableIssues } from "./config";

export type { DataTableConfig } from "./config";

const types: Readonly<Record<string, OutputField["type"]>> = {
  number: "number",
  date: "date",
  boolean: "boolean",
};

export const dataTable = defineNode({
  kind: "data_table",
  label: "Data table",
  description: "Adds, changes or finds a row in one of your tables",
  category: "action",
  icon: "table-2",
  config: dataTableConfig,
  start: {
    operation: "add",
    tableId: null,
    tableName: "",
    columns: [],
    values: [],
    where: { column: "", equals: [] },
  } as DataTableConfig,
  nature: ({ operation }) => (operation === "find" ? "read" : "effect"),
  risk: ({ operation }) => (operation === "find" ? "read" : "write"),
  ports: ({ operation }) => {
    if (operation === "add") return [{ id: "done", label: "Done" }];
    const first = operation === "find" ? { id: "found", label: "Found" } : { id: "done", label: "Done" };
    return [first, { id: "not_found", label: "Not found" }];
  },
  summary: ({ operation, tableId, tableName, columns, values, where }) => {
    const table: SentencePart = tableId
      ? { value: tableName || "the chosen one" }
      : { missing: "choose a table" };
    if (operation === "add")
      return ["Adds one row with ", { value: count(values.length, "value") }, " to the table ", table];
    const column = columns.find(({ key }) => key === where.column)?.label ?? where.column;
    const row = [
      column ? { value: column } : { missing: "a column" },
      " is ",
      ...templateParts(where.equals, "a value"),
    ];
    return operation === "find"
      ? ["Finds the row in ", table, " where ", ...row]
      : ["Changes ", { value: count(values.length, "value") }, " in ", table, " where ", ...row];
  },
  output: ({ operation, columns }) => [
    ...(operation === "update" ? [] : columns).map(({ key, label, type }) => ({
      path: ["row", key],
      label: label || key,
      type: types[type] ?? "text",
    })),
    { path: ["found"], label: "Was there such a row", type: "boolean", sample: true },
    { path: ["count"], label: "Number of rows", type: "number", sample: 1 },
  ],
  issues: tableIssues,
});
