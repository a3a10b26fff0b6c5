import { refsIn } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import { reachableInOrder } from "@/server/domain/run/plan";
import { settledStatuses } from "@/server/domain/run/status";
import { effectHash, outcomeHash } from "@/server/domain/task/payload-hash";
import { slot } from "@/server/domain/task/slots";
import type { AllowedOutcome, CoveredEffect, OutcomeCoverage } from "@/server/domain/task/task";
import { accessNode, materialise, type NodeAccess, plainSentence } from "./node-access";
import type { StoredRun } from "./ports";
import { type RunState, unfold } from "./unfold";

export interface CoverRequest {
  readonly run: StoredRun;
  /** as recorded now; not changed */
  readonly state: RunState;
  readonly taskNodeId: string;
  readonly outcome: AllowedOutcome;
  /** the task's fields as they would stand with this answer */
  readonly fields: JsonObject;
  readonly nonce: string;
  /** the task's recorded time, ISO */
  readonly now: string;
}

/**
 * What one answer triggers. The run is unfolded as if the answer had been given, with the decision's own values as
 * slots: every effect that becomes ready then is *covered* — materialised, hashed, shown — and every further effect
 * that the answer may lead to is named as uncovered, because a read, an agent, another effect, a person or an
 * unfinished merge stands before it.
 */
export function coverOutcome(request: CoverRequest): OutcomeCoverage {
  const { run, taskNodeId, outcome, nonce } = request;
  const state: RunState = { recorded: new Map(request.state.recorded), scope: { ...request.state.scope } };
  const before = new Set(state.recorded.keys());
  state.recorded.set(taskNodeId, { status: "succeeded", port: outcome.port });
  state.scope[taskNodeId] = settledOutput(request);
  unfold(run, state, request.now);

  const covered: CoveredEffect[] = [];
  for (const [nodeId, step] of state.recorded) {
    if (before.has(nodeId) || step.status !== "ready") continue;
    const access = accessNode(run.document, nodeId);
    if (access.nature !== "effect") continue;
    const effect = coverEffect(request, access, state);
    if (effect) covered.push(effect);
  }
  const known = new Set(covered.map((effect) => effect.nodeId));
  const uncovered = reachableInOrder(run.document, taskNodeId)
    .filter((nodeId) => nodeId !== taskNodeId && !known.has(nodeId) && mayStillHappen(state, nodeId, request))
    .map((nodeId) => accessNode(run.document, nodeId))
    .filter((access) => access.nature === "effect")
    .map(({ node, spec, config }) => ({
      nodeId: node.id,
      title: node.title,
      sentence: plainSentence(spec.summary(config)),
      risk: spec.risk(config),
    }));
  return { covered, uncovered, hash: outcomeHash(outcome.id, covered, nonce) };
}

/** The output that the task's step would have, with the decision's own values as slots. */
function settledOutput({ run, taskNodeId, outcome, fields, nonce }: CoverRequest): JsonObject {
  const { runner, config } = accessNode(run.document, taskNodeId);
  if (runner.nature !== "wait") return {};
  return runner.settle(config, {
    outcome: outcome.id,
    fields,
    comment: slot("comment", nonce),
    edits: [],
    decidedBy: slot("decided_by", nonce),
    decidedAt: slot("decided_at", nonce),
  });
}

/** null when a chip of the effect waits for a step that is still at work: what cannot be shown cannot be signed. */
function coverEffect(
  { run, nonce, now }: CoverRequest,
  access: NodeAccess,
  state: RunState,
): CoveredEffect | null {
  const { node, config } = access;
  const taking = new Set(reachableInOrder(run.document, run.triggerNodeId));
  const settled = (nodeId: string) => settledStatuses.has(state.recorded.get(nodeId)?.status ?? "ready");
  if (refsIn(config).some((chip) => taking.has(chip.node) && !settled(chip.node))) return null;
  const payload = materialise(run, access, state.scope, now);
  const place = {
    workspaceId: run.workspaceId,
    runId: run.id,
    nodeId: node.id,
    iteration: "",
    versionHash: run.versionHash,
    nonce,
  };
  return { nodeId: node.id, title: node.title, payload, hash: effectHash(place, payload) };
}

/** Not yet recorded before this answer, and not ruled out by it. */
function mayStillHappen(state: RunState, nodeId: string, request: CoverRequest): boolean {
  if (request.state.recorded.has(nodeId)) return false;
  return state.recorded.get(nodeId)?.status !== "skipped";
}
