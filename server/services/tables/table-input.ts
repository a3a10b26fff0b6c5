import { z } from "zod";
import type { Tx } from "@/server/data/database";
import { lockTable, type StoredTable } from "@/server/data/tables";
import { AppError, notFound } from "@/server/domain/errors";
import { type JsonObject, jsonValue } from "@/server/domain/json";
import { readCells, type TableColumn } from "@/server/domain/table/table";

/** Parts of input, and steps, that several use cases share. */
export const tableId = z.strictObject({ id: z.uuid() });
export const cells = z.record(z.string().min(1).max(40), jsonValue);

/** The table, locked against changes of its columns. Throws `not_found`. */
export async function tableOf(
  tx: Tx,
  workspaceId: string,
  id: string,
  strength: "share" | "update" = "share",
) {
  const table = await lockTable(tx, workspaceId, id, strength);
  if (!table) throw notFound("table");
  return table;
}

/** The cells as they are kept. Throws `bad_input` with `details.fields` naming each that does not fit. */
export function fittingCells(columns: readonly TableColumn[], input: JsonObject): JsonObject {
  const { values, problems } = readCells(columns, input);
  if (problems.length === 0) return values;
  throw new AppError("bad_input", `${problems[0]?.message ?? ""} Nothing was saved.`, { fields: problems });
}

/** Columns as plain JSON, for the audit. */
export function columnsAsJson(columns: StoredTable["columns"]): JsonObject[] {
  return columns.map(({ key, label, type }) => ({ key, label, type }));
}
