import type { Tx } from "@/server/data/database";
import { namesOf } from "@/server/data/people";
import { AppError } from "@/server/domain/errors";
import { type Refusal, refusalSentences } from "@/server/domain/task/decide";
import type { LockedTask } from "./answer-task";

/** Says who was first, when and with what, on every surface in the same words. */
export async function refusalOf(tx: Tx, task: LockedTask, refusal: Refusal): Promise<AppError> {
  const byName = (await namesOf(tx, [task.decidedBy])).get(task.decidedBy ?? "") ?? null;
  const details = {
    why: refusal,
    outcome: task.outcome,
    byName,
    at: task.decidedAt?.toISOString() ?? null,
  };
  const label = task.outcomes.find((allowed) => allowed.id === task.outcome)?.label ?? task.outcome;
  switch (refusal) {
    case "already_decided":
      return new AppError(
        "conflict",
        `${byName ?? "Somebody"} has already answered this task: “${label}”. Your answer was not taken.`,
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
