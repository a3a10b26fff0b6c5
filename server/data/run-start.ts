import type { Prisma } from "@/prisma/generated/client";
import type { JsonObject } from "@/server/domain/json";
import type { Tx } from "./database";

/** The live version of a workflow; `undefined` when there is no such workflow here, null when nothing is published. */
export async function liveVersion(tx: Tx, workspaceId: string, workflowId: string) {
  const workflow = await tx.workflow.findFirst({
    where: { id: workflowId, workspaceId, archivedAt: null },
    select: { activeVersion: { select: { id: true, number: true } } },
  });
  return workflow ? workflow.activeVersion : undefined;
}

export interface NewRun {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly versionId: string;
  readonly title: string;
  readonly triggerNodeId: string;
  readonly input: JsonObject;
  readonly idempotencyKey: string;
  readonly startedBy: string | null;
}

/** null when the key was taken; a parallel start with the same key waits here for the first one's commit. */
export async function insertRun(tx: Tx, run: NewRun) {
  const [inserted] = await tx.run.createManyAndReturn({
    data: [{ ...run, input: run.input as Prisma.InputJsonObject }],
    skipDuplicates: true,
    select: { id: true, number: true, createdAt: true },
  });
  return inserted ?? null;
}

export function runOfKey(tx: Tx, workflowId: string, idempotencyKey: string) {
  return tx.run.findUniqueOrThrow({
    where: { workflowId_idempotencyKey: { workflowId, idempotencyKey } },
    select: { id: true, number: true },
  });
}

/** The trigger's step is over the moment the run exists. */
export async function insertTriggerStep(
  tx: Tx,
  workspaceId: string,
  run: { id: string; createdAt: Date },
  step: { nodeId: string; kind: string; port: string; output: JsonObject },
): Promise<void> {
  await tx.step.create({
    data: {
      ...step,
      workspaceId,
      runId: run.id,
      status: "succeeded",
      output: step.output as Prisma.InputJsonObject,
      startedAt: run.createdAt,
      endedAt: run.createdAt,
    },
  });
}
