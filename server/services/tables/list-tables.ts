import { z } from "zod";
import { listTables as listRows } from "@/server/data/tables";
import { defineUseCase } from "@/server/services/use-case";

/** The workspace's tables by name. Whose runs.read is "own" sees none: tables are no part of a task. */
export const listTables = defineUseCase({
  name: "tables.list",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({}),
  async run({ tx, caller, grant }) {
    if (grant === "own") return [];
    const tables = await listRows(tx, caller.workspaceId);
    return tables.map(({ id, name, columns, rows, createdAt }) => ({
      id,
      name,
      columns: [...columns],
      rows,
      createdAt,
    }));
  },
});
