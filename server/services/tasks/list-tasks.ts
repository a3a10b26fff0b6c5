import { z } from "zod";
import { listTasks as listRows } from "@/server/data/tasks";
import { defineUseCase } from "@/server/services/use-case";
import { summaryOf } from "./task-summary";

const pageSize = 50;

/** The inbox: tasks that name the caller, that ask the caller's role, or that are done. Only what they may decide. */
export const listTasks = defineUseCase({
  name: "tasks.list",
  kind: "query",
  permission: "tasks.decide",
  input: z.strictObject({
    tab: z.enum(["mine", "group", "done"]),
    /** number of the last task of the page before */
    cursor: z.number().int().positive().max(2_147_483_647).nullish(),
  }),
  async run({ tx, caller }, { tab, cursor }) {
    const rows = await listRows(tx, caller.workspaceId, tab, caller, cursor ?? null, pageSize + 1);
    const items = rows.slice(0, pageSize).map(summaryOf);
    return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.number ?? null) : null };
  },
});
