import { changeTable } from "@/server/data/tables";
import { defineUseCase } from "@/server/services/use-case";
import { tableId, tableOf } from "./table-input";

/** Takes a table out of use. Steps that still point at it fail with a sentence; its rows stay in the database. */
export const removeTable = defineUseCase({
  name: "tables.remove",
  kind: "mutation",
  permission: "tables.edit",
  input: tableId,
  async run({ tx, caller, audit }, { id }) {
    const table = await tableOf(tx, caller.workspaceId, id, "update");
    await changeTable(tx, id, { removedAt: new Date() });
    await audit({ event: "table.removed", data: { tableId: id, name: table.name } });
    return { ok: true as const };
  },
});
