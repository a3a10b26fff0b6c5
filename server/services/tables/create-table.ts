import { z } from "zod";
import { insertTable } from "@/server/data/tables";
import { tableColumns, tableName } from "@/server/domain/table/table";
import { defineUseCase } from "@/server/services/use-case";

/** A new, empty table. */
export const createTable = defineUseCase({
  name: "tables.create",
  kind: "mutation",
  permission: "tables.edit",
  input: z.strictObject({ name: tableName, columns: tableColumns }),
  async run({ tx, caller, audit }, { name, columns }) {
    const { workspaceId, userId } = caller;
    const id = await insertTable(tx, { workspaceId, name, columns, createdBy: userId });
    await audit({ event: "table.created", data: { tableId: id, name } });
    return { id };
  },
});
