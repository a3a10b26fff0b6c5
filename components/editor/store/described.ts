import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { type Graph, graphOf } from "@/server/domain/workflow/graph";
import { type CheckedNode, checkNode } from "@/server/domain/workflow/issue";
import type { NodeCatalog, OutputField, Port, Sentence } from "@/server/domain/workflow/node-spec";

/** A node with everything its spec says about it, computed once per edit of that node. */
export interface Described extends CheckedNode {
  readonly ports: readonly Port[];
  readonly outputs: readonly OutputField[];
  readonly summary: Sentence;
}

const described = new WeakMap<WorkflowNode, Described>();
const graphs = new WeakMap<WorkflowDocument, Graph>();

/** Nodes are never changed in place, so what was computed for one stays true. */
export function describeNode(node: WorkflowNode, catalog: NodeCatalog): Described {
  const known = described.get(node);
  if (known) return known;
  const checked = checkNode(node, catalog);
  const { spec, config, parsed } = checked;
  const result: Described = {
    ...checked,
    outputs: spec && parsed ? spec.output(config) : [],
    summary:
      spec && parsed
        ? spec.summary(config)
        : [{ missing: spec ? "settings that cannot be read" : "an unknown kind of step" }],
  };
  described.set(node, result);
  return result;
}

/** The document's graph, indexed once per edit. */
export function graphFor(document: WorkflowDocument): Graph {
  const known = graphs.get(document);
  if (known) return known;
  const graph = graphOf(document);
  graphs.set(document, graph);
  return graph;
}

/** Place of a port among its node's ports, from the left. */
export function portPlace(document: WorkflowDocument, catalog: NodeCatalog) {
  return (nodeId: string, port: string): number => {
    const node = graphFor(document).nodes.get(nodeId);
    if (!node) return 0;
    return Math.max(
      0,
      describeNode(node, catalog).ports.findIndex((candidate) => candidate.id === port),
    );
  };
}
