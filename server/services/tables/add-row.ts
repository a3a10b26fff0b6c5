import { z } from "zod";
import { insertRow } from "@/server/data/tables";
import { defineUseCase } from "@/server/services/use-case";
import { cells, fittingCells, tableOf } from "./table-input";

/** Adds a row at the end; cells that are not given stay empty. */
export const addRow = defineUseCase({
  name: "tables.addRow",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ id: z.uuid(), values: cells }),
  async run({ tx, caller, audit }, { id, values }) {
    const table = await tableOf(tx, caller.workspaceId, id);
    const rowId = await insertRow(tx, caller.workspaceId, id, fittingCells(table.columns, values));
    await audit({ event: "table.row_added", data: { tableId: id, rowId } });
    return { rowId };
  },
});
