import { z } from "zod";
import { namesOf } from "@/server/data/people";
import { findRun } from "@/server/data/runs";
import { findTask, similarTasks } from "@/server/data/tasks";
import { grantOf } from "@/server/domain/access/roles";
import { notFound } from "@/server/domain/errors";
import { isCandidate } from "@/server/domain/task/decide";
import type { AllowedOutcome, Coverage, Evidence, TaskAnswer, TaskField } from "@/server/domain/task/task";
import { defineUseCase } from "@/server/services/use-case";
import { candidateNames } from "./candidate-names";
import { reasonsOf } from "./task-summary";

/**
 * Everything one needs to decide, or to see how it was decided. An approver sees tasks that were asked of them;
 * whoever may read runs sees all, and decides only as a candidate (`mayDecide`, else `whyNot`).
 */
export const getTask = defineUseCase({
  name: "tasks.get",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, caller, grant }, { id }) {
    const only = grant === "own" ? caller : null;
    const task = await findTask(tx, caller.workspaceId, id, only);
    const run = task && (await findRun(tx, caller.workspaceId, task.runId, null));
    if (!task || !run) throw notFound("task");
    const [candidates = []] = await candidateNames(tx, [task.candidates]);
    const names = await namesOf(tx, [task.decidedBy]);
    const decidedByName = (task.decidedBy && names.get(task.decidedBy)) ?? null;
    const whyNot = whyNotDecide(task, decidedByName, candidates, {
      isAsked: isCandidate(task.candidates.map(plain), caller.userId, caller.role),
      mayEver: grantOf(caller.role, "tasks.decide") !== "no",
    });
    return {
      task: {
        id,
        number: task.number,
        kind: task.kind,
        status: task.status,
        ask: task.ask,
        reasons: reasonsOf(task.reasons),
        fields: task.fields as unknown as TaskField[],
        evidence: task.evidence as unknown as Evidence[],
        guidelines: task.guidelines,
        outcomes: task.outcomes as unknown as AllowedOutcome[],
        coverage: task.coverage as unknown as Coverage,
        payloadHash: task.payloadHash,
        risk: task.risk,
        openedAt: task.openedAt,
        dueAt: task.dueAt,
        expiryPort: task.expiryPort,
        outcome: task.outcome,
        answer: task.answer as unknown as TaskAnswer | null,
        decidedByName,
        decidedAt: task.decidedAt,
      },
      workflow: { id: run.workflowId, name: run.workflowName, versionNumber: run.versionNumber },
      run: {
        id: run.id,
        number: run.number,
        title: run.title,
        createdAt: run.createdAt,
        startedByName: run.startedByName,
      },
      candidates,
      mayDecide: whyNot === null,
      whyNot,
      similar: await similarTasks(tx, task, only, 5),
    };
  },
});

function plain({ userId, role }: { userId: string | null; role: string | null }) {
  return { userId: userId ?? undefined, role: role ?? undefined };
}

/** A sentence about why this person cannot decide this task now; null when they can. */
function whyNotDecide(
  task: { status: string; outcome: string | null; outcomes: unknown; dueAt: Date | null },
  decidedByName: string | null,
  candidates: readonly string[],
  { isAsked, mayEver }: { isAsked: boolean; mayEver: boolean },
): string | null {
  if (task.status === "decided") {
    const label =
      (task.outcomes as AllowedOutcome[]).find(({ id }) => id === task.outcome)?.label ?? task.outcome;
    return `${decidedByName ?? "Somebody"} has answered this task: “${label}”.`;
  }
  if (task.status === "withdrawn") return "This task was withdrawn: there is nothing left to decide.";
  const isOver = task.dueAt !== null && task.dueAt <= new Date();
  if (task.status === "expired" || isOver) return "The time for this task is over, and nobody had answered.";
  if (!mayEver) return "Your role reads tasks, but does not decide them.";
  return isAsked ? null : `This task is asked of ${candidates.join(" or ") || "nobody who is still here"}.`;
}
