import type { Prisma } from "@/prisma/generated/client";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { Tx } from "./database";

export interface NewVersion {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly document: WorkflowDocument;
  readonly hash: string;
  readonly note: string;
  readonly publishedBy: string;
}

/** Adds the next numbered version. The caller holds the workflow's lock, so that numbers have no gaps and no twins. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<{ id: string; number: number }> {
  const last = await tx.workflowVersion.aggregate({
    where: { workflowId: version.workflowId },
    _max: { number: true },
  });
  return tx.workflowVersion.create({
    data: {
      ...version,
      document: version.document as Prisma.InputJsonObject,
      number: (last._max.number ?? 0) + 1,
    },
    select: { id: true, number: true },
  });
}

/** All versions of a workflow, the latest first, without their documents. */
export function listVersions(tx: Tx, workspaceId: string, workflowId: string) {
  return tx.workflowVersion.findMany({
    where: { workspaceId, workflowId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, publishedAt: true, publishedBy: true, note: true, hash: true },
    take: 1_000,
  });
}

export function findVersion(tx: Tx, workspaceId: string, workflowId: string, number: number) {
  return tx.workflowVersion.findFirst({ where: { workspaceId, workflowId, number } });
}

export function findVersionById(tx: Tx, workspaceId: string, id: string) {
  return tx.workflowVersion.findFirst({ where: { workspaceId, id } });
}
