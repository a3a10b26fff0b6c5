import { AppError } from "@/server/domain/errors";
import type { AllowedOutcome, Coverage, TaskAnswer } from "@/server/domain/task/task";
import { type Advanced, advance } from "./advance";
import { performPort, stopPort } from "./ask-again";
import { accessNode } from "./node-access";
import type { RunStore, StoredRun, StoredStep } from "./ports";
import type { Settlement } from "./settlement";

/** A task whose compare-and-set has been done: from now on its outcome is a fact. */
export interface SettledTask {
  readonly taskId: string;
  readonly stepId: string;
  readonly outcome: AllowedOutcome;
  readonly answer: TaskAnswer;
  readonly coverage: Coverage;
  /** the person's name */
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly openedAt: Date;
}

/** Moves the run on by a person's outcome, in the transaction in which the task was settled. */
export async function settleTask(store: RunStore, runId: string, task: SettledTask): Promise<Advanced> {
  const run = await store.lockRun(runId);
  if (!run) return "ended";
  const step = (await store.steps(runId)).find((candidate) => candidate.id === task.stepId);
  if (!step) throw new AppError("internal", "The step that this task stands on is not there.");
  return advance(store, runId, settlementOf(run, step, task));
}

/** A wait step goes out by the answer's port; an effect's own task sends it, stops it or takes it as done. */
function settlementOf(run: StoredRun, step: StoredStep, task: SettledTask): Settlement {
  const { runner, config, spec } = accessNode(run.document, step.nodeId);
  const common = { stepId: step.id, fence: null, now: task.openedAt };
  if (runner.nature === "wait") {
    const decided = { decidedBy: task.decidedBy, decidedAt: task.decidedAt.toISOString() };
    const output = runner.settle(config, { ...task.answer, ...decided });
    const nodeIds = new Set(task.coverage[task.outcome.id]?.covered.map((effect) => effect.nodeId));
    return {
      ...common,
      change: { status: "succeeded", port: task.outcome.port, output },
      covering: { taskId: task.taskId, nodeIds },
    };
  }
  switch (task.outcome.port) {
    case performPort:
      return {
        ...common,
        // "Send again" repeats what was already signed or never needed signing; "do this instead" signs the new payload.
        change: {
          status: "ready",
          error: null,
          ...(task.outcome.kind === "approve" ? { coveredBy: task.taskId } : {}),
        },
      };
    case stopPort:
      return { ...common, change: { status: "cancelled", error: { message: task.answer.comment } } };
    default: {
      const port = spec.ports(config)[0]?.id ?? null;
      return { ...common, change: { status: "succeeded", port, output: { confirmedBy: task.decidedBy } } };
    }
  }
}

/** Nobody answered in time: the wait step goes out by its expiry port, and no effect is covered. */
export async function expireTask(
  store: RunStore,
  runId: string,
  task: { stepId: string; port: string; answer: TaskAnswer; expiredAt: Date },
): Promise<Advanced> {
  const run = await store.lockRun(runId);
  if (!run) return "ended";
  const step = (await store.steps(runId)).find((candidate) => candidate.id === task.stepId);
  const access = step && accessNode(run.document, step.nodeId);
  if (access?.runner.nature !== "wait") throw new AppError("internal", "Only a waiting step can expire.");
  const output = access.runner.settle(access.config, {
    ...task.answer,
    decidedBy: "",
    decidedAt: task.expiredAt.toISOString(),
  });
  return advance(store, runId, {
    stepId: task.stepId,
    fence: null,
    change: { status: "succeeded", port: task.port, output },
  });
}
