import type { Tx } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { lockTask } from "@/server/data/task-store";
import { AppError, notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { checkEdits } from "@/server/domain/task/edits";
import type {
  AllowedOutcome,
  Coverage,
  FieldEdits,
  OutcomeCoverage,
  TaskAnswer,
  TaskField,
} from "@/server/domain/task/task";
import { recordedOf } from "@/server/engine/advance";
import { coverOutcome } from "@/server/engine/coverage";
import { scopeOf } from "@/server/engine/node-access";
import { fieldValues } from "@/server/engine/open-task";

/** A task with its row locked, its JSON columns read, and the clock. */
export type LockedTask = Awaited<ReturnType<typeof readTaskLocked>>;

export async function readTaskLocked(tx: Tx, workspaceId: string, taskId: string) {
  const task = await lockTask(tx, workspaceId, taskId);
  if (!task) throw notFound("task");
  return {
    ...task,
    fields: task.fields as unknown as TaskField[],
    outcomes: task.outcomes as unknown as AllowedOutcome[],
    coverage: task.coverage as unknown as Coverage,
  };
}

/**
 * The fields as they would stand with these edits, and what differs from what was shown.
 * Throws AppError `bad_input` with `details.problems` when an edit does not fit its field.
 */
export function answerWith(
  task: LockedTask,
  outcome: AllowedOutcome,
  edits: FieldEdits,
  comment: string,
): TaskAnswer {
  // what stands empty does not keep anybody from saying no
  const problems = outcome.kind === "reject" ? [] : checkEdits(task.fields, edits);
  if (problems.length > 0) {
    throw new AppError(
      "bad_input",
      "Some of the changed fields cannot be taken as they are. Nothing was decided.",
      { problems },
    );
  }
  const changed = task.fields
    .filter((field) => Object.hasOwn(edits, field.key) && edits[field.key] !== field.value)
    .map((field) => ({ key: field.key, shown: field.value, value: edits[field.key] ?? null }));
  const fields: JsonObject = { ...fieldValues(task.fields) };
  for (const edit of changed) fields[edit.key] = edit.value;
  return { outcome: outcome.id, fields, comment, edits: changed };
}

/** What the outcome would trigger with the edited fields: materialised anew, with a new hash. */
export async function coverEdited(
  tx: Tx,
  task: LockedTask,
  outcome: AllowedOutcome,
  answer: TaskAnswer,
): Promise<OutcomeCoverage> {
  const store = runStore(tx);
  const run = await store.readRun(task.runId);
  if (!run) throw notFound("run");
  const steps = await store.steps(run.id);
  const step = steps.find((candidate) => candidate.id === task.stepId);
  if (!step) throw notFound("task");
  return coverOutcome({
    run,
    state: { recorded: recordedOf(steps), scope: scopeOf(run, steps) },
    taskNodeId: step.nodeId,
    outcome,
    fields: answer.fields,
    nonce: task.nonce,
    now: task.openedAt.toISOString(),
  });
}
