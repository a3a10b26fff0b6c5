import { z } from "zod";
import { changeTable } from "@/server/data/tables";
import { tableName } from "@/server/domain/table/table";
import { defineUseCase } from "@/server/services/use-case";
import { tableOf } from "./table-input";

/** Workflows point at a table by its id, so a new name breaks none. */
export const renameTable = defineUseCase({
  name: "tables.rename",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ id: z.uuid(), name: tableName }),
  async run({ tx, caller, audit }, { id, name }) {
    const table = await tableOf(tx, caller.workspaceId, id, "update");
    if (table.name === name) return { ok: true as const };
    await changeTable(tx, id, { name });
    const changes = [{ field: "name", from: table.name, to: name }];
    await audit({ event: "table.changed", data: { tableId: id, name, changes } });
    return { ok: true as const };
  },
});
