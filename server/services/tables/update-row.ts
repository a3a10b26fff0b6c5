import { z } from "zod";
import { changeRow, lockRow } from "@/server/data/tables";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { cells, fittingCells, tableOf } from "./table-input";

/** Sets the given cells of a row and leaves the others. What changed is on record. */
export const updateRow = defineUseCase({
  name: "tables.updateRow",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ id: z.uuid(), rowId: z.uuid(), values: cells }),
  async run({ tx, caller, audit }, { id, rowId, values }) {
    const table = await tableOf(tx, caller.workspaceId, id);
    const before = await lockRow(tx, id, rowId);
    if (!before) throw notFound("row");
    const fitting = fittingCells(table.columns, values);
    const changes = Object.entries(fitting)
      .map(([field, to]) => ({ field, from: before[field] ?? null, to }))
      .filter(({ from, to }) => from !== to);
    if (changes.length > 0) {
      await changeRow(tx, rowId, fitting);
      await audit({ event: "table.row_changed", data: { tableId: id, rowId, changes } });
    }
    return { values: { ...before, ...fitting } };
  },
});
