import type { JsonObject } from "@/server/domain/json";
import { plan, type RecordedStep } from "@/server/domain/run/plan";
import { accessNode, inputOf } from "./node-access";
import type { NewStep, RunResponse, StoredRun } from "./ports";

/** A run as it stands while it is unfolded: what is recorded, and what chips can see. Both grow. */
export interface RunState {
  readonly recorded: Map<string, RecordedStep>;
  readonly scope: Record<string, JsonObject>;
}

export interface Unfolded {
  /** in the order in which they came about */
  readonly steps: NewStep[];
  readonly response: RunResponse | null;
}

/**
 * Carries a run on as far as it goes by itself: pure nodes are computed, unreachable ones skipped, and whatever needs
 * the world or a person is left ready or waiting. No I/O; `now` (ISO) is the only clock.
 * Both the real `advance` and the preview of what an approval triggers use it, so that they cannot differ.
 */
export function unfold(run: StoredRun, state: RunState, now: string): Unfolded {
  const steps: NewStep[] = [];
  let response: RunResponse | null = null;

  const keep = (step: NewStep) => {
    steps.push(step);
    state.recorded.set(step.nodeId, { status: step.status, port: step.port });
    if (step.output !== null) state.scope[step.nodeId] = step.output;
  };

  for (;;) {
    const next = plan(run.document, run.triggerNodeId, state.recorded);
    if (next.ready.length === 0 && next.skipped.length === 0) return { steps, response };
    for (const nodeId of next.skipped) keep(skippedStep(run, nodeId, state, now));
    for (const nodeId of next.ready) {
      const { step, answered } = readyStep(run, nodeId, state, now);
      keep(step);
      response ??= answered;
    }
  }
}

function readyStep(run: StoredRun, nodeId: string, state: RunState, now: string) {
  const { node, runner, config, nature } = accessNode(run.document, nodeId);
  const bare = { nodeId, kind: node.kind, iteration: "", port: null, output: null };
  if (nature === "wait") return { step: { ...bare, status: "waiting" } satisfies NewStep, answered: null };
  if (runner.nature !== "pure")
    return { step: { ...bare, status: "ready" } satisfies NewStep, answered: null };
  try {
    const computed = runner.compute(config, inputOf(run, node, state.scope, now));
    const step: NewStep = { ...bare, status: "succeeded", port: computed.port, output: computed.output };
    return { step, answered: computed.response ?? null };
  } catch (error) {
    // A pure node fails on the run's data; the run says so instead of standing still.
    const message = error instanceof Error ? error.message : String(error);
    const step: NewStep = {
      ...bare,
      status: "failed",
      error: { code: "not_computed", message, sent: false },
    };
    return { step, answered: null };
  }
}

function skippedStep(run: StoredRun, nodeId: string, state: RunState, now: string): NewStep {
  const { node, runner, config } = accessNode(run.document, nodeId);
  const output =
    runner.nature === "wait" ? runner.passedBy(config, inputOf(run, node, state.scope, now)) : null;
  return { nodeId, kind: node.kind, iteration: "", status: "skipped", port: null, output };
}
