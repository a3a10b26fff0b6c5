import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import type { AuditActor } from "@/server/domain/audit/events";
import { AppError, notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { workflowDocument } from "@/server/domain/workflow/document";
import { advance } from "@/server/engine/advance";
import { accessNode } from "@/server/engine/node-access";

export interface RunStart {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly triggerNodeId: string;
  /** the raw event, as the trigger's `accept` takes it */
  readonly event: JsonObject;
  /** the same event twice starts one run */
  readonly idempotencyKey: string;
  /** the person who started it; null when the outside did */
  readonly startedBy: string | null;
}

/**
 * Starts a run of the live version in the caller's transaction: the trigger accepts the event, the run and its trigger
 * step are recorded and audited, and the run is carried on as far as it goes by itself.
 * Throws AppError `refused` when nothing is published, `bad_input` (`details.fields`) when the event does not fit.
 * @returns `existed: true` with the first run when the idempotency key was seen before.
 */
export async function startRun(
  tx: Tx,
  start: RunStart,
): Promise<{ runId: string; number: number; existed: boolean }> {
  const { workspaceId, workflowId, triggerNodeId, event, idempotencyKey, startedBy } = start;
  const workflow = await tx.workflow.findFirst({
    where: { id: workflowId, workspaceId, archivedAt: null },
    select: { activeVersion: { select: { id: true, number: true, document: true } } },
  });
  if (!workflow) throw notFound("workflow");
  const version = workflow.activeVersion;
  if (!version)
    throw new AppError("refused", "This workflow is not published, so it cannot start. Publish it first.");

  const document = workflowDocument.parse(version.document);
  if (!document.nodes.some((node) => node.id === triggerNodeId)) {
    throw new AppError("refused", "The live version has no such trigger. Publish your changes first.");
  }
  const { node, runner, config } = accessNode(document, triggerNodeId);
  if (runner.nature !== "trigger") throw new AppError("refused", `“${node.title}” does not start runs.`);
  const { output, title } = runner.accept(config, event);

  const run = await insertRun(tx, start, version.id, title);
  if (!run) {
    const first = await tx.run.findUniqueOrThrow({
      where: { workflowId_idempotencyKey: { workflowId, idempotencyKey } },
      select: { id: true, number: true },
    });
    return { runId: first.id, number: first.number, existed: true };
  }
  await tx.step.create({
    data: {
      workspaceId,
      runId: run.id,
      nodeId: node.id,
      kind: node.kind,
      status: "succeeded",
      port: accessNode(document, triggerNodeId).spec.ports(config)[0]?.id ?? "out",
      output: output as Prisma.InputJsonObject,
      startedAt: run.createdAt,
      endedAt: run.createdAt,
    },
  });
  const store = runStore(tx);
  const actor: AuditActor = startedBy
    ? { kind: "person", id: startedBy }
    : { kind: "trigger", nodeId: node.id, title: node.title };
  await store.audit(workspaceId, [
    {
      event: "run.started",
      actor,
      workflowId,
      runId: run.id,
      data: { number: run.number, title, versionNumber: version.number },
    },
  ]);
  await advance(store, run.id, null);
  return { runId: run.id, number: run.number, existed: false };
}

/** null when the key was taken; a parallel start with the same key waits here for the first one's commit. */
async function insertRun(tx: Tx, start: RunStart, versionId: string, title: string) {
  const [run] = await tx.run.createManyAndReturn({
    data: [
      {
        workspaceId: start.workspaceId,
        workflowId: start.workflowId,
        versionId,
        title,
        triggerNodeId: start.triggerNodeId,
        input: start.event as Prisma.InputJsonObject,
        idempotencyKey: start.idempotencyKey,
        startedBy: start.startedBy,
      },
    ],
    skipDuplicates: true,
    select: { id: true, number: true, createdAt: true },
  });
  return run ?? null;
}
