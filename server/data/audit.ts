import type { Prisma } from "@/prisma/generated/client";
import { type AuditRecord, auditEvents } from "@/server/domain/audit/events";
import { redact } from "@/server/log";
import type { Tx } from "./database";

/**
 * Puts entries on record, unsealed, in the caller's transaction.
 * Throws when an entry's data is not what its event declares: nothing unforeseen gets into the audit. What gives
 * itself away as a secret is hidden as in the log: an entry can never be taken back.
 */
export async function record(tx: Tx, workspaceId: string, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx.auditEntry.createMany({
    data: records.map((entry) => ({
      workspaceId,
      actor: entry.actor,
      event: entry.event,
      workflowId: entry.workflowId ?? null,
      runId: entry.runId ?? null,
      taskId: entry.taskId ?? null,
      data: redact(auditEvents[entry.event].parse(entry.data)) as Prisma.InputJsonObject,
    })),
  });
}
