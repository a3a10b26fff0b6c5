import type { Edge, WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";

/** A document indexed for walking. Edges to or from a node that does not exist are left out. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, WorkflowNode>;
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  readonly incoming: ReadonlyMap<string, readonly Edge[]>;
}

export function graphOf(document: Pick<WorkflowDocument, "nodes" | "edges">): Graph {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const outgoing = new Map<string, Edge[]>();
  const incoming = new Map<string, Edge[]>();
  for (const edge of document.edges) {
    if (!nodes.has(edge.from.node) || !nodes.has(edge.to)) continue;
    append(outgoing, edge.from.node, edge);
    append(incoming, edge.to, edge);
  }
  return { nodes, outgoing, incoming };
}

function append(lists: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = lists.get(key);
  if (list) list.push(edge);
  else lists.set(key, [edge]);
}

export function outgoingOf(graph: Graph, nodeId: string): readonly Edge[] {
  return graph.outgoing.get(nodeId) ?? [];
}

export function incomingOf(graph: Graph, nodeId: string): readonly Edge[] {
  return graph.incoming.get(nodeId) ?? [];
}

/** The edges that leave a node by one port, in drawing order. */
export function edgesFromPort(graph: Graph, nodeId: string, port: string): readonly Edge[] {
  return outgoingOf(graph, nodeId).filter((edge) => edge.from.port === port);
}

/** Every node that can be reached from the starts, the starts included, along edges that `follow` admits. */
export function reachableFrom(
  graph: Graph,
  starts: Iterable<string>,
  follow: (edge: Edge) => boolean = () => true,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...starts].filter((id) => graph.nodes.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of outgoingOf(graph, id)) if (follow(edge) && !seen.has(edge.to)) open.push(edge.to);
  }
  return seen;
}

/** Every node from which this one can be reached, itself not included (unless it lies on a cycle). */
export function upstreamOf(graph: Graph, nodeId: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = incomingOf(graph, nodeId).map((edge) => edge.from.node);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of incomingOf(graph, id)) open.push(edge.from.node);
  }
  return seen;
}

/** Whether a wire from one node to the other would close a circle (or join a node to itself). */
export function closesCycle(graph: Graph, from: string, to: string): boolean {
  return from === to || upstreamOf(graph, from).has(to);
}

/**
 * Nodes so that each stands behind everything it depends on (Kahn's algorithm, ties in drawing order).
 * @returns the order, and in `cyclic` the nodes that lie on or behind a circle
 */
export function topologicalOrder(graph: Graph): { order: readonly string[]; cyclic: readonly string[] } {
  const waiting = new Map([...graph.nodes.keys()].map((id) => [id, incomingOf(graph, id).length]));
  const order = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (let index = 0; index < order.length; index++) {
    const id = order[index];
    if (id === undefined) break;
    for (const edge of outgoingOf(graph, id)) {
      const left = (waiting.get(edge.to) ?? 0) - 1;
      waiting.set(edge.to, left);
      if (left === 0) order.push(edge.to);
    }
  }
  const done = new Set(order);
  return { order, cyclic: [...graph.nodes.keys()].filter((id) => !done.has(id)) };
}
