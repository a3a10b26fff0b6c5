import { z } from "zod";
import { listRuns as listRows } from "@/server/data/runs";
import { runStatuses } from "@/server/domain/run/status";
import { defineUseCase } from "@/server/services/use-case";
import { itemOf, waitingFor } from "./run-item";

const pageSize = 50;

/** Runs, the latest first; an approver sees those that asked them something. */
export const listRuns = defineUseCase({
  name: "runs.list",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({
    workflowId: z.uuid().optional(),
    status: z.enum(runStatuses).optional(),
    /** part of the title, or the number */
    search: z.string().trim().max(120).optional(),
    /** number of the last run of the page before */
    cursor: z.number().int().positive().max(2_147_483_647).nullish(),
  }),
  async run({ tx, caller, grant }, { cursor, ...filter }) {
    const only = grant === "own" ? caller : null;
    const rows = await listRows(
      tx,
      caller.workspaceId,
      { ...filter, before: cursor ?? undefined, only },
      pageSize + 1,
    );
    const page = rows.slice(0, pageSize);
    const waits = await waitingFor(tx, caller.workspaceId, page);
    const items = page.map((row) => itemOf(row, waits.get(row.id) ?? null));
    return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.number ?? null) : null };
  },
});
