import { Prisma } from "@/prisma/generated/client";
import type { JsonValue } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { Tx } from "./database";
import { isOwnTask, type Reader } from "./own-tasks";

export interface WorkflowRow {
  id: string;
  name: string;
  description: string;
  activeVersion: number | null;
  hasDraftChanges: boolean;
  updatedAt: Date;
  updatedByName: string | null;
  runs7d: number;
  waiting: number;
  lastRunAt: Date | null;
}

/** Workflows that are not archived, the latest change first; with `only`, those that asked this reader something. */
export function listWorkflows(
  tx: Tx,
  workspaceId: string,
  only: Reader | null,
  limit = 500,
): Promise<WorkflowRow[]> {
  const narrowed = only
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "task" t WHERE t."workflowId" = w."id" AND ${isOwnTask(only)})`
    : Prisma.empty;
  return tx.$queryRaw<WorkflowRow[]>`
    SELECT w."id", w."name", w."description", w."updatedAt", v."number" AS "activeVersion",
      (v."id" IS NULL OR v."document" <> w."draft") AS "hasDraftChanges",
      u."name" AS "updatedByName",
      (SELECT count(*)::int FROM "run" r WHERE r."workflowId" = w."id" AND r."mode" = 'live'
        AND r."createdAt" > now() - interval '7 days') AS "runs7d",
      (SELECT count(*)::int FROM "run" r WHERE r."workspaceId" = w."workspaceId" AND r."workflowId" = w."id"
        AND r."mode" = 'live' AND r."status" = 'waiting') AS "waiting",
      (SELECT max(r."createdAt") FROM "run" r WHERE r."workflowId" = w."id" AND r."mode" = 'live') AS "lastRunAt"
    FROM "workflow" w
    LEFT JOIN "workflow_version" v ON v."id" = w."activeVersionId"
    LEFT JOIN "user" u ON u."id" = w."draftBy"
    WHERE w."workspaceId" = ${workspaceId}::uuid AND w."archivedAt" IS NULL ${narrowed}
    ORDER BY w."updatedAt" DESC, w."id" DESC LIMIT ${limit}`;
}

/** A workflow with its live version and its addresses; null when unknown, foreign or archived. */
export function findWorkflow(tx: Tx, workspaceId: string, id: string) {
  return tx.workflow.findFirst({
    where: { id, workspaceId, archivedAt: null },
    include: { activeVersion: true, addresses: true },
  });
}

export interface LockedWorkflow {
  id: string;
  name: string;
  draft: JsonValue;
  draftRevision: number;
  draftBy: string | null;
  updatedAt: Date;
  activeVersionId: string | null;
}

/** The same, locked until the transaction ends, so that saving and publishing come one after the other. */
export async function lockWorkflow(tx: Tx, workspaceId: string, id: string): Promise<LockedWorkflow | null> {
  const [found] = await tx.$queryRaw<LockedWorkflow[]>`
    SELECT "id", "name", "draft", "draftRevision", "draftBy", "updatedAt", "activeVersionId" FROM "workflow"
    WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid AND "archivedAt" IS NULL FOR UPDATE`;
  return found ?? null;
}

export interface NewWorkflow {
  readonly workspaceId: string;
  readonly name: string;
  readonly description: string;
  readonly document: WorkflowDocument;
  readonly by: string;
}

export async function insertWorkflow(
  tx: Tx,
  { workspaceId, name, description, document, by }: NewWorkflow,
): Promise<string> {
  const { id } = await tx.workflow.create({
    data: { workspaceId, name, description, draft: json(document), draftBy: by, createdBy: by },
    select: { id: true },
  });
  return id;
}

/** What was saved as one revision of the draft; null when that revision was never made. */
export function findRevision(tx: Tx, workflowId: string, revision: number) {
  return tx.draftRevision.findUnique({ where: { workflowId_revision: { workflowId, revision } } });
}

export async function saveDraft(
  tx: Tx,
  workflowId: string,
  saved: { revision: number; document: WorkflowDocument; operations: readonly unknown[]; by: string },
): Promise<void> {
  const { revision, document, operations, by } = saved;
  await tx.workflow.update({
    where: { id: workflowId },
    data: { draft: json(document), draftRevision: revision, draftBy: by, updatedAt: new Date() },
  });
  await tx.draftRevision.create({ data: { workflowId, revision, operations: json(operations), userId: by } });
}

/** Changes of the workflow's own row, other than its draft. */
export async function changeWorkflow(
  tx: Tx,
  workflowId: string,
  change: { name?: string; description?: string; activeVersionId?: string | null; archivedAt?: Date },
): Promise<void> {
  await tx.workflow.update({ where: { id: workflowId }, data: { ...change, updatedAt: new Date() } });
}

// Documents and operations are zod-parsed JSON; Prisma's own type for JSON input is not assignable from interfaces.
function json(value: object): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject;
}
