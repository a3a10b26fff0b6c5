import { z } from "zod";
import { changeTable, dropCells, hasCells } from "@/server/data/tables";
import { AppError } from "@/server/domain/errors";
import { tableColumns } from "@/server/domain/table/table";
import { defineUseCase } from "@/server/services/use-case";
import { columnsAsJson, tableOf } from "./table-input";

/**
 * Adds, renames, reorders and removes columns. A removed column's values go with it; a column that holds values keeps
 * its type (throws `refused`), so that no value is reinterpreted.
 */
export const setColumns = defineUseCase({
  name: "tables.setColumns",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ id: z.uuid(), columns: tableColumns }),
  async run({ tx, caller, audit }, { id, columns }) {
    const table = await tableOf(tx, caller.workspaceId, id, "update");
    for (const column of table.columns) {
      const next = columns.find(({ key }) => key === column.key);
      if (next && next.type !== column.type && (await hasCells(tx, id, column.key))) {
        throw new AppError(
          "refused",
          `“${column.label}” holds values, so its type stays. Add a second column of the other type instead.`,
        );
      }
    }
    const kept = new Set(columns.map(({ key }) => key));
    const removed = table.columns.map(({ key }) => key).filter((key) => !kept.has(key));
    await dropCells(tx, id, removed);
    await changeTable(tx, id, { columns });
    const changes = [{ field: "columns", from: columnsAsJson(table.columns), to: columnsAsJson(columns) }];
    await audit({ event: "table.changed", data: { tableId: id, name: table.name, changes } });
    return { ok: true as const };
  },
});
