import { z } from "zod";
import { AppError } from "@/server/domain/errors";
import { isCandidate } from "@/server/domain/task/decide";
import { checkEdits } from "@/server/domain/task/edits";
import { fieldEdits } from "@/server/domain/task/task";
import { defineUseCase } from "@/server/services/use-case";
import { answerWith, coverEdited, readTaskLocked } from "./answer-task";

/**
 * What an edited answer would trigger, before it is given: the payloads with their new hash, or what does not fit.
 * Changes nothing; it is sent like a mutation so that what a person enters never stands in an address or a log of them.
 */
export const previewTask = defineUseCase({
  name: "tasks.preview",
  kind: "mutation",
  permission: "tasks.decide",
  input: z.strictObject({ id: z.uuid(), outcome: z.string().min(1).max(64), edits: fieldEdits }),
  async run({ tx, caller }, { id, outcome: outcomeId, edits }) {
    const task = await readTaskLocked(tx, caller.workspaceId, id);
    if (!isCandidate(task.candidates, caller.userId, caller.role)) {
      throw new AppError("not_allowed", "This task is asked of other people.");
    }
    const outcome = task.outcomes.find((allowed) => allowed.id === outcomeId);
    if (!outcome) throw new AppError("bad_input", "This task does not offer that answer.");
    const problems = checkEdits(task.fields, edits);
    if (problems.length > 0) return { coverage: null, problems };
    if (task.kind === "uncertain" || outcome.kind !== "edit") {
      return { coverage: task.coverage[outcome.id] ?? null, problems };
    }
    return { coverage: await coverEdited(tx, task, outcome, answerWith(task, outcome, edits, "")), problems };
  },
});
