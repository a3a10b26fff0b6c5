import type { StatusKind } from "@/components/ui/status-kinds";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { graphOf, reachableFrom, topologicalOrder } from "@/server/domain/workflow/graph";
import type { Category } from "@/server/domain/workflow/node-spec";
import { catalog } from "@/server/nodes/specs";
import { barsOf, type RunBar } from "./run-bars";
import { factsOf, type RunFact } from "./run-facts";
import type { RunDetail, RunStep, RunTask } from "./run-shapes";

/** A step of the run, or a node that it has not reached, as a row of tree and timeline. */
export interface StepRow {
  readonly nodeId: string;
  readonly node: WorkflowNode | undefined;
  readonly title: string;
  readonly category: Category | undefined;
  readonly icon: string | undefined;
  readonly step: RunStep | null;
  readonly tasks: readonly RunTask[];
  readonly status: StatusKind;
  /** said instead of the status' own word */
  readonly label?: string;
  readonly bars: readonly RunBar[];
  /** what happened inside: asked whom, who answered, why it stopped */
  readonly facts: readonly RunFact[];
}

const ended = new Set(["succeeded", "failed", "cancelled"]);

/**
 * Every step in the order of the drawing, then what is still to come. Triggers that did not start this run and nodes
 * that it cannot reach are left out. `now` in ms; only steps under way need it.
 */
export function runRows({ run, document, steps, tasks }: RunDetail, now: number): StepRow[] {
  const graph = graphOf(document);
  const { order, cyclic } = topologicalOrder(graph);
  const rank = new Map([...order, ...cyclic].map((id, index) => [id, index]));
  const recorded = new Set(steps.map(({ nodeId }) => nodeId));
  const ahead = [...reachableFrom(graph, recorded)].filter((id) => !recorded.has(id));
  const rows = steps.map((step) => rowOf(step, graph.nodes.get(step.nodeId), tasks, now));
  const inOrder = (a: StepRow, b: StepRow) =>
    (rank.get(a.nodeId) ?? rank.size) - (rank.get(b.nodeId) ?? rank.size) || begin(a) - begin(b);
  return [...rows, ...ahead.map((id) => unreached(id, graph.nodes.get(id), ended.has(run.status)))].sort(
    inOrder,
  );
}

function begin({ step }: StepRow): number {
  return step ? step.readyAt.getTime() : Number.POSITIVE_INFINITY;
}

function rowOf(step: RunStep, node: WorkflowNode | undefined, all: readonly RunTask[], now: number): StepRow {
  const tasks = all.filter(({ stepId }) => stepId === step.id);
  const spec = catalog[step.kind];
  return {
    nodeId: step.nodeId,
    node,
    title: step.iteration ? `${step.title} · ${step.iteration}` : step.title,
    category: spec?.category,
    icon: spec?.icon,
    step,
    tasks,
    status: step.status,
    bars: barsOf(step, tasks, spec?.category, now),
    facts: factsOf(step, tasks, node),
  };
}

function unreached(nodeId: string, node: WorkflowNode | undefined, isOver: boolean): StepRow {
  const spec = node && catalog[node.kind];
  return {
    nodeId,
    node,
    title: node?.title ?? nodeId,
    category: spec?.category,
    icon: spec?.icon,
    step: null,
    tasks: [],
    status: "not-yet",
    ...(isOver ? { label: "Not reached" } : {}),
    bars: [],
    facts: [],
  };
}

/** The step one most likely came to look at: what waits, what went wrong, where an agent stopped, else the last. */
export function pressingRow(rows: readonly StepRow[]): StepRow | undefined {
  const by = (...statuses: StatusKind[]) => rows.find(({ status }) => statuses.includes(status));
  return (
    by("waiting", "uncertain") ??
    by("failed") ??
    by("running") ??
    rows.find(({ step }) => step && step.reasons.length > 0) ??
    rows.findLast(({ status }) => status === "succeeded") ??
    rows[0]
  );
}
