import { Prisma } from "@/prisma/generated/client";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";
import type { Tx } from "./database";

export interface StoredTable {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly TableColumn[];
}

export interface StoredRow {
  readonly id: string;
  readonly values: JsonObject;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Tables of a workspace by name, with how many rows each has. */
export async function listTables(
  tx: Tx,
  workspaceId: string,
): Promise<(StoredTable & { rows: number; createdAt: Date })[]> {
  const found = await tx.dataTable.findMany({
    where: { workspaceId, removedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { _count: { select: { rows: true } } },
    take: 500,
  });
  return found.map((table) => ({ ...read(table), rows: table._count.rows, createdAt: table.createdAt }));
}

/** One table; null when unknown, foreign or removed. */
export async function findTable(tx: Tx, workspaceId: string, id: string): Promise<StoredTable | null> {
  const found = await tx.dataTable.findFirst({ where: { id, workspaceId, removedAt: null } });
  return found && read(found);
}

/** The same, locked until the transaction ends, so that its columns stay while cells are checked against them. */
export async function lockTable(
  tx: Tx,
  workspaceId: string,
  id: string,
  strength: "share" | "update",
): Promise<StoredTable | null> {
  const [found] = await tx.$queryRaw<{ id: string; name: string; columns: JsonValue }[]>`
    SELECT "id", "name", "columns" FROM "data_table"
    WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid AND "removedAt" IS NULL
    ${strength === "update" ? Prisma.sql`FOR UPDATE` : Prisma.sql`FOR SHARE`}`;
  return found ? read(found) : null;
}

export async function insertTable(
  tx: Tx,
  table: { workspaceId: string; name: string; columns: readonly TableColumn[]; createdBy: string },
): Promise<string> {
  const { id } = await tx.dataTable.create({
    data: { ...table, columns: json(table.columns) },
    select: { id: true },
  });
  return id;
}

export async function changeTable(
  tx: Tx,
  id: string,
  change: { name?: string; columns?: readonly TableColumn[]; removedAt?: Date },
): Promise<void> {
  const { columns, ...rest } = change;
  await tx.dataTable.update({
    where: { id },
    data: { ...rest, ...(columns ? { columns: json(columns) } : {}) },
  });
}

/** Takes columns' values out of every row, with their columns. */
export async function dropCells(tx: Tx, tableId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`UPDATE "data_row" SET "values" = "values" - ${[...keys]}::text[] WHERE "tableId" = ${tableId}::uuid`;
}

/** Whether any row holds a value in this column. */
export async function hasCells(tx: Tx, tableId: string, key: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "data_row" WHERE "tableId" = ${tableId}::uuid
      AND COALESCE("values" -> ${key}::text, 'null'::jsonb) <> 'null'::jsonb) AS "found"`;
  return found?.found ?? false;
}

/** Rows in the order they were added. @param after id of the last row of the page before */
export async function listRows(
  tx: Tx,
  tableId: string,
  after: string | null,
  limit: number,
): Promise<StoredRow[]> {
  const rows = await tx.dataRow.findMany({
    where: { tableId, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true, values: true, createdAt: true, updatedAt: true },
  });
  return rows.map((row) => ({ ...row, values: row.values as JsonObject }));
}

export async function insertRow(
  tx: Tx,
  workspaceId: string,
  tableId: string,
  values: JsonObject,
): Promise<string> {
  const { id } = await tx.dataRow.create({ data: { workspaceId, tableId, values }, select: { id: true } });
  return id;
}

/** Adds a row once per key: a second time it returns the row that was added before. */
export async function insertRowOnce(
  tx: Tx,
  workspaceId: string,
  tableId: string,
  values: JsonObject,
  key: string,
): Promise<{ id: string; values: JsonObject }> {
  await tx.dataRow.createMany({
    data: [{ workspaceId, tableId, values, effectKey: key }],
    skipDuplicates: true,
  });
  const row = await tx.dataRow.findUniqueOrThrow({ where: { effectKey: key, workspaceId, tableId } });
  return { id: row.id, values: row.values as JsonObject };
}

/** Locks a row; null when it is not in this table. */
export async function lockRow(tx: Tx, tableId: string, rowId: string): Promise<JsonObject | null> {
  const [row] = await tx.$queryRaw<{ values: JsonObject }[]>`
    SELECT "values" FROM "data_row" WHERE "id" = ${rowId}::uuid AND "tableId" = ${tableId}::uuid FOR UPDATE`;
  return row?.values ?? null;
}

/** Sets the given cells of a row and leaves the others. */
export async function changeRow(tx: Tx, rowId: string, values: JsonObject): Promise<void> {
  await tx.$executeRaw`UPDATE "data_row" SET "values" = "values" || ${JSON.stringify(values)}::jsonb, "updatedAt" = now()
    WHERE "id" = ${rowId}::uuid`;
}

export async function deleteRow(tx: Tx, tableId: string, rowId: string): Promise<boolean> {
  const { count } = await tx.dataRow.deleteMany({ where: { id: rowId, tableId } });
  return count === 1;
}

/** Sets cells in every row whose column has this value. @returns how many */
export function changeRowsWhere(
  tx: Tx,
  tableId: string,
  where: { column: string; equals: JsonValue },
  values: JsonObject,
): Promise<number> {
  return tx.$executeRaw`UPDATE "data_row" SET "values" = "values" || ${JSON.stringify(values)}::jsonb, "updatedAt" = now()
    WHERE "tableId" = ${tableId}::uuid AND "values" -> ${where.column}::text = ${JSON.stringify(where.equals)}::jsonb`;
}

/** The first row that was added and whose column has this value. */
export async function findRowWhere(
  tx: Tx,
  tableId: string,
  where: { column: string; equals: JsonValue },
): Promise<{ id: string; values: JsonObject } | null> {
  const [row] = await tx.$queryRaw<{ id: string; values: JsonObject }[]>`
    SELECT "id", "values" FROM "data_row" WHERE "tableId" = ${tableId}::uuid
      AND "values" -> ${where.column}::text = ${JSON.stringify(where.equals)}::jsonb ORDER BY "id" LIMIT 1`;
  return row ?? null;
}

function read(table: { id: string; name: string; columns: unknown }): StoredTable {
  return { id: table.id, name: table.name, columns: table.columns as TableColumn[] };
}

function json(columns: readonly TableColumn[]): Prisma.InputJsonArray {
  return columns.map((column) => ({ ...column }));
}
