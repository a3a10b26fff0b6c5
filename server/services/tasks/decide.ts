import { z } from "zod";
import type { Tx } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { settleTaskRow } from "@/server/data/task-store";
import { AppError } from "@/server/domain/errors";
import { judgeDecision, type Refusal, refusalSentences } from "@/server/domain/task/decide";
import { type AllowedOutcome, fieldEdits, type TaskAnswer } from "@/server/domain/task/task";
import { settleTask } from "@/server/engine/settle-task";
import { defineUseCase, type Work } from "@/server/services/use-case";
import { answerWith, coverEdited, type LockedTask, readTaskLocked } from "./answer-task";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One person's answer to a task. With first-answer quorum it settles the task: the decision, the task's one
 * compare-and-set, the run's next steps and the audit entries commit together or not at all.
 * Throws AppError `conflict` naming what happened before, `gone` after expiry, `not_allowed`, `bad_input`.
 */
export const decideTask = defineUseCase({
  name: "tasks.decide",
  kind: "mutation",
  permission: "tasks.decide",
  input: z.strictObject({
    id: z.uuid(),
    outcome: z.string().min(1).max(64),
    /** the hash on the task as the person saw it */
    shownHash: sha256,
    edits: fieldEdits.optional(),
    /** with edits: the hash of the preview that the person saw */
    editedHash: sha256.optional(),
    comment: z.string().max(4000).default(""),
  }),
  async run(work, input) {
    const { tx, caller } = work;
    const task = await readTaskLocked(tx, caller.workspaceId, input.id);
    const judged = judgeDecision(task, { ...input, userId: caller.userId, role: caller.role });
    if ("refusal" in judged) throw await refusalOf(work, task, judged.refusal);

    const { outcome } = judged;
    const edits = input.edits ?? {};
    if (outcome.kind !== "edit" && Object.keys(edits).length > 0) {
      throw new AppError("bad_input", "Only “Approve with edits” can change fields. Nothing was decided.");
    }
    const answer = answerWith(task, outcome, edits, input.comment.trim());
    const covered = await coverageToSign(tx, task, outcome, answer, input.editedHash);
    const coverage = { ...task.coverage, [outcome.id]: covered };

    await tx.decision.create({
      data: {
        workspaceId: caller.workspaceId,
        taskId: task.id,
        userId: caller.userId,
        outcome: outcome.id,
        payloadHash: input.shownHash,
        edits: answer.edits.map((edit) => ({ ...edit })),
        comment: answer.comment,
      },
    });
    const decidedAt = await settleTaskRow(tx, task, {
      outcome: outcome.id,
      answer,
      coverage,
      userId: caller.userId,
    });
    if (!decidedAt) throw await refusalOf(work, task, "expired");
    await keepCorrections(tx, task, answer, caller.userId);
    await work.audit({
      event: "task.decided",
      workflowId: task.workflowId,
      runId: task.runId,
      taskId: task.id,
      data: {
        number: task.number,
        ask: task.ask,
        outcome: outcome.id,
        shownHash: input.shownHash,
        decidedHash: covered.hash,
        edits: answer.edits.map(({ key, shown, value }) => ({ field: key, from: shown, to: value })),
        comment: answer.comment,
        surface: "inbox",
      },
    });

    const store = runStore(tx);
    const { name } = await tx.user.findUniqueOrThrow({
      where: { id: caller.userId },
      select: { name: true },
    });
    const { id: taskId, stepId, openedAt } = task;
    await settleTask(store, task.runId, {
      taskId,
      stepId,
      outcome,
      answer,
      coverage,
      decidedBy: name,
      decidedAt,
      openedAt,
    });
    await store.emit([{ id: `task:${task.id}:settled`, name: "task/settled", data: { taskId: task.id } }]);
    await store.notify(caller.workspaceId, [{ kind: "task", id: task.id }]);
    return { status: "decided" as const, outcome: outcome.id, decidedAt, effects: covered.covered.length };
  },
});

/** An edit is signed by the hash of its own preview; anything else by what the task showed. */
async function coverageToSign(
  tx: Tx,
  task: LockedTask,
  outcome: AllowedOutcome,
  answer: TaskAnswer,
  editedHash: string | undefined,
) {
  const shown = task.coverage[outcome.id];
  if (!shown) throw new AppError("internal", "What this answer triggers is not on record.");
  if (outcome.kind !== "edit" || answer.edits.length === 0) return shown;
  const edited = await coverEdited(tx, task, outcome, answer);
  if (editedHash !== edited.hash)
    throw new AppError("conflict", refusalSentences.payload_changed, { why: "payload_changed" });
  return edited;
}

/** What a person changed in an agent's answer is kept beside what was shown: learning starts from it. */
async function keepCorrections(tx: Tx, task: LockedTask, answer: TaskAnswer, userId: string): Promise<void> {
  const corrections = answer.edits.flatMap((edit) => {
    const from = task.fields.find((field) => field.key === edit.key)?.from;
    return from ? [{ edit, from }] : [];
  });
  if (corrections.length === 0) return;
  await tx.correction.createMany({
    data: corrections.map(({ edit, from }) => ({
      workspaceId: task.workspaceId,
      workflowId: task.workflowId,
      taskId: task.id,
      nodeId: from.nodeId,
      field: from.key,
      shown: edit.shown ?? "",
      corrected: edit.value ?? "",
      userId,
    })),
  });
}

/** Says who was first, when and with what, on every surface in the same words. */
async function refusalOf({ tx }: Work, task: LockedTask, refusal: Refusal): Promise<AppError> {
  const by = task.decidedBy
    ? await tx.user.findUnique({ where: { id: task.decidedBy }, select: { name: true } })
    : null;
  const details = {
    why: refusal,
    outcome: task.outcome,
    byName: by?.name ?? null,
    at: task.decidedAt?.toISOString() ?? null,
  };
  const label = task.outcomes.find((allowed) => allowed.id === task.outcome)?.label ?? task.outcome;
  switch (refusal) {
    case "already_decided":
      return new AppError(
        "conflict",
        `${by?.name ?? "Somebody"} has already answered this task: “${label}”. Your answer was not taken.`,
        details,
      );
    case "expired":
    case "withdrawn":
      return new AppError("gone", refusalSentences[refusal], details);
    case "payload_changed":
      return new AppError("conflict", refusalSentences[refusal], details);
    case "not_a_candidate":
      return new AppError("not_allowed", refusalSentences[refusal], details);
    case "unknown_outcome":
    case "comment_required":
      return new AppError("bad_input", refusalSentences[refusal], details);
  }
}
