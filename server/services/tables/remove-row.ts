import { z } from "zod";
import { deleteRow } from "@/server/data/tables";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { tableOf } from "./table-input";

/** Removes a row for good. */
export const removeRow = defineUseCase({
  name: "tables.removeRow",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ id: z.uuid(), rowId: z.uuid() }),
  async run({ tx, caller, audit }, { id, rowId }) {
    await tableOf(tx, caller.workspaceId, id);
    if (!(await deleteRow(tx, id, rowId))) throw notFound("row");
    await audit({ event: "table.row_removed", data: { tableId: id, rowId } });
    return { ok: true as const };
  },
});
