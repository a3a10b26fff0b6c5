import { z } from "zod";
import { readEntries } from "@/server/data/audit-entries";
import { defineUseCase } from "@/server/services/use-case";
import { auditFilter } from "./audit-filter";
import { describeEntries } from "./describe-entries";

const pageSize = 50;

/** The record of a workspace, the newest entry first, with names as they are now. */
export const listEntries = defineUseCase({
  name: "audit.list",
  kind: "query",
  permission: "audit.read",
  input: z.strictObject({
    ...auditFilter,
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  async run({ tx, caller }, { cursor, ...filter }) {
    const before = cursor === undefined ? undefined : BigInt(cursor);
    const found = await readEntries(tx, caller.workspaceId, filter, { before, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    const items = (await describeEntries(tx, page)).map((entry) => ({
      id: String(entry.id),
      seq: entry.seq === null ? null : Number(entry.seq),
      at: entry.at,
      actor: { kind: entry.actor.kind, name: entry.actorName },
      event: entry.event,
      what: entry.what,
      about: entry.about,
      data: entry.data,
      hash: entry.hash,
      previous: entry.previous,
      workflowId: entry.workflowId,
      workflowName: entry.workflowName,
      runId: entry.runId,
      runTitle: entry.runTitle,
      taskId: entry.taskId,
    }));
    return { items, nextCursor: found.length > pageSize ? (items.at(-1)?.id ?? null) : null };
  },
});
