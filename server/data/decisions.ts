import type { Prisma } from "@/prisma/generated/client";
import type { TaskAnswer, TaskField } from "@/server/domain/task/task";
import type { Tx } from "./database";

interface DecidedTask {
  readonly id: string;
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly fields: readonly TaskField[];
}

/** One person's answer. Throws on a second one that is held or counted (a unique index). */
export async function insertDecision(
  tx: Tx,
  task: DecidedTask,
  decision: { userId: string; answer: TaskAnswer; shownHash: string },
): Promise<void> {
  const { userId, answer, shownHash } = decision;
  await tx.decision.create({
    data: {
      workspaceId: task.workspaceId,
      taskId: task.id,
      userId,
      outcome: answer.outcome,
      payloadHash: shownHash,
      edits: answer.edits as unknown as Prisma.InputJsonArray,
      comment: answer.comment,
    },
  });
}

/** What a person changed in an agent's answer is kept beside what was shown: learning starts from it. */
export async function insertCorrections(
  tx: Tx,
  task: DecidedTask,
  answer: TaskAnswer,
  userId: string,
): Promise<void> {
  const data = answer.edits.flatMap((edit) => {
    const from = task.fields.find((field) => field.key === edit.key)?.from;
    if (!from) return [];
    const { id: taskId, workspaceId, workflowId } = task;
    const [shown, corrected] = [edit.shown, edit.value].map((value) => value as Prisma.InputJsonValue);
    return [
      { workspaceId, workflowId, taskId, nodeId: from.nodeId, field: from.key, shown, corrected, userId },
    ];
  });
  if (data.length > 0) await tx.correction.createMany({ data });
}
