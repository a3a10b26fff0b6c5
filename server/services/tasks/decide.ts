import { z } from "zod";
import type { Tx } from "@/server/data/database";
import { insertCorrections, insertDecision } from "@/server/data/decisions";
import { namesOf } from "@/server/data/people";
import { runStore } from "@/server/data/run-store";
import { settleTaskRow } from "@/server/data/task-store";
import { AppError } from "@/server/domain/errors";
import { judgeDecision, refusalSentences } from "@/server/domain/task/decide";
import { type AllowedOutcome, fieldEdits, type TaskAnswer } from "@/server/domain/task/task";
import { settleTask } from "@/server/engine/settle-task";
import { defineUseCase } from "@/server/services/use-case";
import { answerWith, coverEdited, type LockedTask, readTaskLocked } from "./answer-task";
import { refusalOf } from "./refusal";

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
    if ("refusal" in judged) throw await refusalOf(tx, task, judged.refusal);

    const { outcome } = judged;
    const edits = input.edits ?? {};
    if (outcome.kind !== "edit" && Object.keys(edits).length > 0) {
      throw new AppError("bad_input", "Only “Approve with edits” can change fields. Nothing was decided.");
    }
    const answer = answerWith(task, outcome, edits, input.comment.trim());
    const covered = await coverageToSign(tx, task, outcome, answer, input.editedHash);
    const coverage = { ...task.coverage, [outcome.id]: covered };

    await insertDecision(tx, task, { userId: caller.userId, answer, shownHash: input.shownHash });
    const decidedAt = await settleTaskRow(tx, task, {
      outcome: outcome.id,
      answer,
      coverage,
      userId: caller.userId,
    });
    if (!decidedAt) throw await refusalOf(tx, task, "expired");
    await insertCorrections(tx, task, answer, caller.userId);
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
    const decidedBy = (await namesOf(tx, [caller.userId])).get(caller.userId) ?? "";
    const { id: taskId, stepId, openedAt } = task;
    await settleTask(store, task.runId, {
      taskId,
      stepId,
      outcome,
      answer,
      coverage,
      decidedBy,
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
