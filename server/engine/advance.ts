import type { AuditRecord } from "@/server/domain/audit/events";
import type { JsonObject } from "@/server/domain/json";
import type { RecordedStep } from "@/server/domain/run/plan";
import { runStatusOf } from "@/server/domain/run/run-status";
import type { RunStatus } from "@/server/domain/run/status";
import { hashOf } from "@/server/domain/task/payload-hash";
import { accessNode, scopeOf } from "./node-access";
import { openWaitingTask } from "./open-task";
import type { NewTask, RunStore, StoredRun, StoredStep } from "./ports";
import type { Settlement } from "./settlement";
import { type RunState, unfold } from "./unfold";

export type Advanced = "advanced" | "stale" | "ended";

const ended: ReadonlySet<RunStatus> = new Set(["succeeded", "failed", "cancelled"]);

/**
 * The one way a run moves, inside the caller's transaction: records a step's outcome, computes what follows by itself,
 * creates the next steps, opens their tasks, puts their events in the outbox and everything on record.
 * With no settlement it starts the run behind its recorded trigger.
 * @returns `stale` when the step was settled by somebody else or its lease was lost (nothing was changed), `ended`
 * when the run is over.
 */
export async function advance(
  store: RunStore,
  runId: string,
  settlement: Settlement | null,
): Promise<Advanced> {
  const run = await store.lockRun(runId);
  if (!run || ended.has(run.status)) return "ended";
  if (settlement && !(await store.settleStep(settlement.stepId, settlement.fence, settlement.change)))
    return "stale";

  const steps = await store.steps(runId);
  const state: RunState = { recorded: recordedOf(steps), scope: scopeOf(run, steps) };
  const now = settlement?.now ?? run.now;
  const unfolded = unfold(run, state, now.toISOString());
  const fresh = unfolded.steps.map((step) =>
    settlement?.covering?.nodeIds.has(step.nodeId)
      ? { ...step, coveredBy: settlement.covering.taskId }
      : step,
  );
  const inserted = fresh.length > 0 ? await store.insertSteps(run, fresh) : [];
  const all = [...steps, ...inserted];

  const opened: AuditRecord[] = [];
  const tasks: string[] = [];
  const open = async (task: NewTask) => {
    const { id, number, dueAt } = await store.openTask(run, task);
    tasks.push(id);
    const { ask, kind, payloadHash } = task;
    opened.push({
      event: "task.opened",
      actor: { kind: "system" },
      workflowId: run.workflowId,
      runId,
      taskId: id,
      data: { number, ask, kind, payloadHash },
    });
    if (dueAt) await store.emit([{ id: `task:${id}:opened`, name: "task/opened", data: { taskId: id } }]);
  };
  const settled = settlement && all.find((step) => step.id === settlement.stepId);
  if (settlement?.task && settled) await open(settlement.task(settled, run));
  for (const step of inserted) {
    if (step.status === "waiting") await open(openWaitingTask(run, state, all, step));
  }

  const again = settled?.status === "ready" ? [settled] : [];
  await store.emit(
    [...again, ...inserted.filter((step) => step.status === "ready")].map((step) => readyEvent(run, step)),
  );
  const status = runStatusOf(state.recorded.values());
  const over = ended.has(status);
  const response = unfolded.response;
  const error = status === "failed" ? failureOf(run, state, settlement) : null;
  if (status !== run.status || response)
    await store.setRunStatus(runId, status, { response, error, ended: over });

  await store.audit(run.workspaceId, [
    ...(settlement?.records ?? []),
    ...opened,
    ...(over ? [endOf(run, status, all)] : []),
  ]);
  await store.notify(run.workspaceId, [
    { kind: "run", id: runId },
    ...tasks.map((id) => ({ kind: "task" as const, id })),
  ]);
  return "advanced";
}

/** Asks `run-step` to take the step; the id makes a repeat harmless. */
export function readyEvent(
  run: { workspaceId: string; workflowId: string },
  step: { id: string; fence: number },
) {
  return {
    id: `step:${step.id}:${step.fence}`,
    name: "step/ready",
    data: { stepId: step.id, workspaceId: run.workspaceId, workflowId: run.workflowId, priority: 0 },
  };
}

export function recordedOf(steps: readonly StoredStep[]): Map<string, RecordedStep> {
  return new Map(steps.map(({ nodeId, status, port }) => [nodeId, { status, port }]));
}

function failureOf(run: StoredRun, state: RunState, settlement: Settlement | null): JsonObject {
  const failed = [...state.recorded].find(([, step]) => step.status === "failed" && step.port === null);
  const nodeId = failed?.[0] ?? "";
  const title = nodeId ? accessNode(run.document, nodeId).node.title : "";
  const message = settlement?.change.error?.message;
  return { nodeId, message: typeof message === "string" ? message : `“${title}” did not succeed.` };
}

/** The end of a run carries a digest of its steps, so that the audit vouches for all of them. */
function endOf(run: StoredRun, status: RunStatus, steps: readonly StoredStep[]): AuditRecord {
  const digest = steps
    .map(({ nodeId, iteration, status: stepStatus, port, payloadHash, output }) => ({
      node: nodeId,
      iteration,
      status: stepStatus,
      port,
      payload: payloadHash,
      output: output === null ? null : hashOf(output),
    }))
    .sort((a, b) => (`${a.node} ${a.iteration}` < `${b.node} ${b.iteration}` ? -1 : 1));
  return {
    event: "run.ended",
    actor: { kind: "system" },
    workflowId: run.workflowId,
    runId: run.id,
    data: { number: run.number, status, steps: hashOf(digest), stepCount: steps.length },
  };
}
