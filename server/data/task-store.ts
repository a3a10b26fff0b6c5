import type { Prisma } from "@/prisma/generated/client";
import type { Reason } from "@/server/domain/intelligence/reasons";
import type { AllowedOutcome, Candidate, Coverage, TaskAnswer, TaskDraft } from "@/server/domain/task/task";
import type { Tx } from "./database";

/** A task as the engine opens it. */
export interface TaskToOpen extends TaskDraft {
  readonly stepId: string;
  readonly kind: "approval" | "uncertain";
  readonly reasons: readonly Reason[];
  readonly coverage: Coverage;
  readonly payloadHash: string;
  readonly nonce: string;
  readonly risk: string;
}

/** Opens a task; its due time counts from now by the database's clock, shifted by the run's own offset. */
export async function openTask(
  tx: Tx,
  run: { id: string; workspaceId: string; workflowId: string; versionId: string },
  task: TaskToOpen,
): Promise<{ id: string; number: number; dueAt: Date | null }> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT run_now(${run.id}::uuid) AS "now"`;
  const openedAt = clock?.now ?? new Date();
  const dueAt = task.dueInMinutes === null ? null : new Date(openedAt.getTime() + task.dueInMinutes * 60_000);
  const opened = await tx.task.create({
    data: {
      workspaceId: run.workspaceId,
      workflowId: run.workflowId,
      versionId: run.versionId,
      runId: run.id,
      stepId: task.stepId,
      kind: task.kind,
      ask: task.ask,
      reasons: task.reasons as unknown as Prisma.InputJsonArray,
      fields: task.fields as unknown as Prisma.InputJsonArray,
      evidence: task.evidence as unknown as Prisma.InputJsonArray,
      guidelines: task.guidelines,
      outcomes: task.outcomes as unknown as Prisma.InputJsonArray,
      coverage: task.coverage as unknown as Prisma.InputJsonObject,
      payloadHash: task.payloadHash,
      nonce: task.nonce,
      risk: task.risk,
      openedAt,
      dueAt,
      expiryPort: task.expiryPort,
    },
    select: { id: true, number: true },
  });
  await tx.taskCandidate.createMany({
    data: task.candidates.map((candidate) => ({
      workspaceId: run.workspaceId,
      taskId: opened.id,
      userId: candidate.userId ?? null,
      role: (candidate.role ?? null) as "owner" | null,
    })),
  });
  return { ...opened, dueAt };
}

/** The settled task that covers an effect; null when it is not decided. */
export async function coveringTask(tx: Tx, taskId: string) {
  const task = await tx.task.findFirst({ where: { id: taskId, status: "decided" } });
  if (!task?.outcome || !task.decidedBy || !task.decidedAt) return null;
  const [step, person] = await Promise.all([
    tx.step.findUniqueOrThrow({ where: { id: task.stepId }, select: { nodeId: true } }),
    tx.user.findUnique({ where: { id: task.decidedBy }, select: { name: true } }),
  ]);
  return {
    id: task.id,
    stepNodeId: step.nodeId,
    outcomes: task.outcomes as unknown as AllowedOutcome[],
    outcome: task.outcome,
    coverage: task.coverage as unknown as Coverage,
    nonce: task.nonce,
    answer: task.answer as unknown as TaskAnswer,
    decidedBy: person?.name ?? "",
    decidedAt: task.decidedAt,
    openedAt: task.openedAt,
  };
}

/** Everything a decision is judged by, with the row locked. */
export async function lockTask(tx: Tx, workspaceId: string, taskId: string) {
  await tx.$queryRaw`SELECT 1 FROM "task" WHERE "id" = ${taskId}::uuid AND "workspaceId" = ${workspaceId}::uuid FOR UPDATE`;
  const task = await tx.task.findFirst({
    where: { id: taskId, workspaceId },
    include: { candidates: true, run: { select: { clockOffsetMs: true } } },
  });
  if (!task) return null;
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT run_now(${task.runId}::uuid) AS "now"`;
  const candidates: Candidate[] = task.candidates.map(({ userId, role }) => ({
    ...(userId ? { userId } : {}),
    ...(role ? { role } : {}),
  }));
  return { ...task, candidates, now: clock?.now ?? new Date() };
}

/**
 * The one rule by which a decision counts: open, the hash the person saw, not past due by the database's clock, all in
 * one statement. @returns the time of the decision, or null when it came too late or something had changed.
 */
export async function settleTaskRow(
  tx: Tx,
  task: { id: string; payloadHash: string },
  settled: { outcome: string; answer: TaskAnswer; coverage: Coverage; userId: string },
): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ decidedAt: Date }[]>`
    UPDATE "task" SET "status" = 'decided', "outcome" = ${settled.outcome}, "decidedBy" = ${settled.userId}::uuid,
      "decidedAt" = run_now("runId"), "answer" = ${JSON.stringify(settled.answer)}::jsonb,
      "coverage" = ${JSON.stringify(settled.coverage)}::jsonb
    WHERE "id" = ${task.id}::uuid AND "status" = 'open' AND "payloadHash" = ${task.payloadHash}
      AND ("dueAt" IS NULL OR run_now("runId") < "dueAt")
    RETURNING "decidedAt"`;
  return row?.decidedAt ?? null;
}

/** The same compare-and-set for a task that nobody answered in time. */
export async function expireTaskRow(tx: Tx, taskId: string, answer: TaskAnswer): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ decidedAt: Date }[]>`
    UPDATE "task" SET "status" = 'expired', "outcome" = 'expired', "decidedAt" = run_now("runId"),
      "answer" = ${JSON.stringify(answer)}::jsonb
    WHERE "id" = ${taskId}::uuid AND "status" = 'open' AND "dueAt" IS NOT NULL AND run_now("runId") >= "dueAt"
    RETURNING "decidedAt"`;
  return row?.decidedAt ?? null;
}
