import { z } from "zod";
import { listTables } from "@/server/data/tables";
import { defineUseCase } from "@/server/services/use-case";

/** Tables and their columns for pickers. */
export const tableOptions = defineUseCase({
  name: "tables.options",
  kind: "query",
  permission: "workflows.edit",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const tables = await listTables(tx, caller.workspaceId);
    return tables.map(({ id, name, columns }) => ({ id, name, columns: [...columns] }));
  },
});
