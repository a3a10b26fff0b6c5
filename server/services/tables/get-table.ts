import { z } from "zod";
import { findTable, listRows } from "@/server/data/tables";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

const pageSize = 200;

/** A table with a page of its rows, in the order they were added. */
export const getTable = defineUseCase({
  name: "tables.get",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({ id: z.uuid(), cursor: z.uuid().nullish() }),
  async run({ tx, caller, grant }, { id, cursor }) {
    const table = grant === "own" ? null : await findTable(tx, caller.workspaceId, id);
    if (!table) throw notFound("table");
    const found = await listRows(tx, id, cursor ?? null, pageSize + 1);
    const rows = found.slice(0, pageSize);
    return {
      table: { ...table, columns: [...table.columns] },
      rows,
      nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
