import type { Edge, WorkflowDocument } from "@/server/domain/workflow/document";
import { type StepStatus, settledStatuses } from "./status";

/** What is recorded of a node's step: enough to decide what comes next. */
export interface RecordedStep {
  readonly status: StepStatus;
  readonly port: string | null;
}

export interface Plan {
  /** nodes whose turn has come */
  readonly ready: readonly string[];
  /** nodes that no way can reach any more */
  readonly skipped: readonly string[];
}

/**
 * A wire is *taken* when its source went out by its port, *dead* when the source went out elsewhere or was skipped,
 * *broken* when it failed or was stopped without a way out, and *open* while none of these is known.
 */
type WireState = "taken" | "dead" | "broken" | "open";

/**
 * Says what comes next in a run: (drawing, recorded steps) → ready and skipped nodes. The one rule of execution; pure.
 *
 * A node's turn comes when nothing that could still reach it is open and at least one wire into it was taken. It is
 * skipped when every wire is dead, or when one is broken: what depends on a failed step does not run.
 * Only nodes that this run's trigger reaches take part. The drawing has no circles (`validate` sees to that); a node
 * on one would simply never be ready.
 */
export function plan(
  document: WorkflowDocument,
  triggerNodeId: string,
  recorded: ReadonlyMap<string, RecordedStep>,
): Plan {
  const order = reachableInOrder(document, triggerNodeId);
  const taking = new Set(order);
  const incoming = groupBy(document.edges, (edge) => edge.to);
  const skipped = new Set<string>();
  const broken = new Set<string>();
  const ready: string[] = [];

  const stateOf = (edge: Edge): WireState => {
    const source = edge.from.node;
    if (broken.has(source)) return "broken";
    if (skipped.has(source)) return "dead";
    const step = recorded.get(source);
    if (!step || !settledStatuses.has(step.status)) return "open";
    if (step.port !== null) return step.port === edge.from.port ? "taken" : "dead";
    return step.status === "skipped" ? "dead" : "broken";
  };

  for (const nodeId of order) {
    if (nodeId === triggerNodeId) continue;
    const states = (incoming.get(nodeId) ?? []).filter((edge) => taking.has(edge.from.node)).map(stateOf);
    if (states.includes("open")) continue;
    const step = recorded.get(nodeId);
    if (step && step.status !== "skipped") continue;
    if (states.includes("broken")) broken.add(nodeId);
    else if (states.includes("taken")) {
      if (!step) ready.push(nodeId);
      continue;
    }
    if (!step) skipped.add(nodeId);
  }
  return { ready, skipped: [...skipped] };
}

/** Nodes that the trigger reaches, each after all of its sources (Kahn's algorithm); nodes on a circle are left out. */
export function reachableInOrder(document: WorkflowDocument, triggerNodeId: string): string[] {
  const outgoing = groupBy(document.edges, (edge) => edge.from.node);
  const reached = new Set([triggerNodeId]);
  for (const nodeId of reached) {
    for (const edge of outgoing.get(nodeId) ?? []) reached.add(edge.to);
  }
  const waitingFor = new Map<string, number>();
  for (const edge of document.edges) {
    if (reached.has(edge.from.node)) waitingFor.set(edge.to, (waitingFor.get(edge.to) ?? 0) + 1);
  }
  const order: string[] = [];
  const queue = [triggerNodeId];
  for (let nodeId = queue.shift(); nodeId !== undefined; nodeId = queue.shift()) {
    order.push(nodeId);
    for (const edge of outgoing.get(nodeId) ?? []) {
      const left = (waitingFor.get(edge.to) ?? 0) - 1;
      waitingFor.set(edge.to, left);
      if (left === 0) queue.push(edge.to);
    }
  }
  return order;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
