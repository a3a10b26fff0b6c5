import "server-only";
import { numberOf, truthOf } from "@/server/domain/expression/convert";
import { resolveTemplate, type Scope, textOf } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { PerformError } from "@/server/domain/run/perform-error";
import type { EffectPayload } from "@/server/domain/task/task";
import { shorten } from "@/server/domain/workflow/sentence";
import type { ActionRunner } from "@/server/engine/ports";
import type { DataTableConfig } from "./spec";

const actions = { add: "table.add_row", update: "table.update_rows", find: "table.find_row" } as const;

/** A value in the type of its column where it can be read as one; the table itself has the last word. */
function typed(config: DataTableConfig, column: string, value: JsonValue): JsonValue {
  const type = config.columns.find(({ key }) => key === column)?.type;
  if (type === "number") return numberOf(value) ?? value;
  if (type === "boolean") return truthOf(value) ?? value;
  return value;
}

function labelOf(config: DataTableConfig, column: string): string {
  return config.columns.find(({ key }) => key === column)?.label || column;
}

function argsOf(
  config: DataTableConfig,
  scope: Scope,
): { tableId: string; values: JsonObject; where: JsonObject } {
  const value = (column: string, parts: DataTableConfig["where"]["equals"]) =>
    typed(config, column, resolveTemplate(parts, scope) ?? null);
  const values = config.values.map(({ column, value: parts }) => [column, value(column, parts)]);
  const { column, equals } = config.where;
  return {
    tableId: config.tableId ?? "",
    values: config.operation === "find" ? {} : Object.fromEntries(values),
    where: config.operation === "add" ? {} : { column, equals: value(column, equals) },
  };
}

function sentenceOf(config: DataTableConfig, values: JsonObject, where: JsonObject): string {
  const table = config.tableName || "the table";
  const listed = Object.entries(values).map(
    ([column, value]) => `${labelOf(config, column)} ${shorten(textOf(value)) || "empty"}`,
  );
  const row = `${labelOf(config, textOf(where.column))} is ${shorten(textOf(where.equals)) || "empty"}`;
  if (config.operation === "add") return `Adds a row to ${table}: ${listed.join(", ")}`;
  if (config.operation === "update") return `Changes the row of ${table} whose ${row}: ${listed.join(", ")}`;
  return `Finds the row of ${table} whose ${row}`;
}

/** @throws PerformError bad_config without a value to look for: it must never mean "every row that has none" */
function whereOf(payload: EffectPayload): { column: string; equals: JsonValue } {
  const { where } = payload.args;
  const [column, equals] =
    where && typeof where === "object" && !Array.isArray(where) ? [where.column, where.equals] : [];
  if (typeof column !== "string" || equals === undefined || equals === null || equals === "") {
    throw new PerformError(
      "bad_config",
      "The value that says which row is meant came empty. Nothing was changed.",
    );
  }
  return { column, equals };
}

function valuesOf(payload: EffectPayload): JsonObject {
  const { values } = payload.args;
  return values !== null && typeof values === "object" && !Array.isArray(values) ? values : {};
}

export const dataTableRunner: ActionRunner<DataTableConfig> = {
  nature: "action",
  materialise(config, { scope }) {
    const args = argsOf(config, scope);
    return {
      action: actions[config.operation],
      sentence: sentenceOf(config, args.values, args.where),
      method: null,
      address: config.tableName || null,
      connection: null,
      args,
      risk: config.operation === "find" ? "read" : "write",
      delivery: config.operation === "add" ? "keyed" : "repeatable",
    };
  },
  async perform(config, payload, { key, ports }) {
    const tableId = textOf(payload.args.tableId);
    if (config.operation === "add") {
      const row = await ports.tables.addRow(tableId, valuesOf(payload), key);
      return { port: "done", output: { row: { id: row.id, ...row.values }, found: true, count: 1 } };
    }
    const where = whereOf(payload);
    if (config.operation === "update") {
      const count = await ports.tables.updateRows(tableId, where, valuesOf(payload));
      return { port: count > 0 ? "done" : "not_found", output: { row: {}, found: count > 0, count } };
    }
    const row = await ports.tables.findRow(tableId, where);
    const found = row !== null;
    const output = { row: row ? { id: row.id, ...row.values } : {}, found, count: found ? 1 : 0 };
    return { port: found ? "found" : "not_found", output };
  },
};
