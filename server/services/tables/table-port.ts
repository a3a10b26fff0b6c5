import type { Tx } from "@/server/data/database";
import { transact } from "@/server/data/database";
import {
  changeRowsWhere,
  findRowWhere,
  insertRowOnce,
  lockTable,
  type StoredTable,
} from "@/server/data/tables";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { PerformError } from "@/server/domain/run/perform-error";
import { readCells } from "@/server/domain/table/table";
import type { NodePorts } from "@/server/engine/ports";

/**
 * A workspace's tables as the data table node may touch them. Every call is one transaction of its own, so a
 * failure leaves nothing behind. Throws PerformError: `bad_config` for a table or column that is not there (any
 * more), `rejected` for a value that does not fit its column.
 */
export function tablePort(workspaceId: string): NodePorts["tables"] {
  const inTable = <T>(tableId: string, work: (tx: Tx, table: StoredTable) => Promise<T>) =>
    transact(async (tx) => {
      const table = await lockTable(tx, workspaceId, tableId, "share");
      if (!table)
        throw new PerformError("bad_config", "The table is not there any more. Nothing was changed.");
      return work(tx, table);
    });
  return {
    addRow: (tableId, values, key) =>
      inTable(tableId, (tx, table) => insertRowOnce(tx, workspaceId, tableId, fitting(table, values), key)),
    updateRows: (tableId, where, values) =>
      inTable(tableId, (tx, table) =>
        changeRowsWhere(tx, tableId, fittingWhere(table, where), fitting(table, values)),
      ),
    findRow: (tableId, where) =>
      inTable(tableId, (tx, table) => findRowWhere(tx, tableId, fittingWhere(table, where))),
  };
}

function fitting(table: StoredTable, input: JsonObject): JsonObject {
  const { values, problems } = readCells(table.columns, input);
  const [first] = problems;
  if (!first) return values;
  const isColumn = table.columns.some(({ key }) => key === first.key);
  throw new PerformError(isColumn ? "rejected" : "bad_config", `${first.message} Nothing was changed.`);
}

/** The value to look for, in the form in which the column keeps it. */
function fittingWhere(table: StoredTable, { column, equals }: { column: string; equals: JsonValue }) {
  return { column, equals: fitting(table, { [column]: equals })[column] ?? null };
}
