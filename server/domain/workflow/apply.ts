import { AppError } from "@/server/domain/errors";
import type { Edge, WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { closesCycle, graphOf } from "@/server/domain/workflow/graph";
import { batchOf, flatten, type Operation, type SimpleOperation } from "@/server/domain/workflow/operations";

const maxNodes = 1000;
const maxEdges = 4000;

export interface Applied {
  readonly document: WorkflowDocument;
  /** takes the document back to exactly what it was */
  readonly inverse: Operation;
}

/**
 * The one way a drawing changes. Pure: the same in the browser and on the server.
 * Throws AppError `conflict` when what the operation speaks of is not there (any more) or is there already, and
 * `bad_input` when no document could take it (a circle, a wire to itself, too many steps).
 */
export function applyOperation(document: WorkflowDocument, change: Operation): Applied {
  const inverses: SimpleOperation[] = [];
  let current = document;
  for (const part of flatten(change)) {
    const applied = applySimple(current, part);
    current = applied.document;
    inverses.unshift(...applied.inverse);
  }
  const inverse = batchOf(inverses);
  if (!inverse) throw new AppError("bad_input", "This change is empty.");
  return { document: current, inverse };
}

/** Applies a list in order. */
export function applyOperations(document: WorkflowDocument, changes: readonly Operation[]): WorkflowDocument {
  return changes.reduce((current, change) => applyOperation(current, change).document, document);
}

interface SimpleApplied {
  document: WorkflowDocument;
  inverse: SimpleOperation[];
}

function applySimple(document: WorkflowDocument, change: SimpleOperation): SimpleApplied {
  switch (change.type) {
    case "add_node":
      return addNode(document, change.node, change.at);
    case "remove_nodes":
      return removeNodes(document, change.nodeIds);
    case "move_nodes":
      return moveNodes(document, change.moves);
    case "set_config": {
      const node = requireNode(document, change.nodeId);
      return {
        document: replaceNode(document, { ...node, config: change.config }),
        inverse: [{ type: "set_config", nodeId: node.id, config: node.config }],
      };
    }
    case "retitle_node": {
      const node = requireNode(document, change.nodeId);
      return {
        document: replaceNode(document, { ...node, title: change.title }),
        inverse: [{ type: "retitle_node", nodeId: node.id, title: node.title }],
      };
    }
    case "add_edge":
      return addEdge(document, change.edge, change.at);
    case "remove_edges":
      return removeEdges(document, change.edgeIds);
  }
}

function addNode(document: WorkflowDocument, node: WorkflowNode, at: number | undefined): SimpleApplied {
  if (document.nodes.some((other) => other.id === node.id)) {
    throw new AppError("conflict", `There is a step with this id already: ${node.id}.`);
  }
  if (document.nodes.length >= maxNodes) {
    throw new AppError("bad_input", `A workflow holds at most ${maxNodes} steps. Nothing was added.`);
  }
  return {
    document: { ...document, nodes: insertAt(document.nodes, node, at) },
    inverse: [{ type: "remove_nodes", nodeIds: [node.id] }],
  };
}

function removeNodes(document: WorkflowDocument, nodeIds: readonly string[]): SimpleApplied {
  const gone = new Set(nodeIds);
  for (const id of gone) requireNode(document, id);
  const touches = (edge: Edge) => gone.has(edge.from.node) || gone.has(edge.to);
  const inverse: SimpleOperation[] = [];
  document.nodes.forEach((node, at) => {
    if (gone.has(node.id)) inverse.push({ type: "add_node", node, at });
  });
  document.edges.forEach((edge, at) => {
    if (touches(edge)) inverse.push({ type: "add_edge", edge, at });
  });
  return {
    document: {
      ...document,
      nodes: document.nodes.filter((node) => !gone.has(node.id)),
      edges: document.edges.filter((edge) => !touches(edge)),
    },
    inverse,
  };
}

function moveNodes(
  document: WorkflowDocument,
  moves: readonly { nodeId: string; position: { x: number; y: number } }[],
): SimpleApplied {
  const target = new Map(moves.map((move) => [move.nodeId, move.position]));
  const back = [...target.keys()].map((id) => ({ nodeId: id, position: requireNode(document, id).position }));
  return {
    document: {
      ...document,
      nodes: document.nodes.map((node) => {
        const position = target.get(node.id);
        return position ? { ...node, position } : node;
      }),
    },
    inverse: [{ type: "move_nodes", moves: back }],
  };
}

function addEdge(document: WorkflowDocument, edge: Edge, at: number | undefined): SimpleApplied {
  if (document.edges.some((other) => other.id === edge.id)) {
    throw new AppError("conflict", `There is a wire with this id already: ${edge.id}.`);
  }
  requireNode(document, edge.from.node);
  requireNode(document, edge.to);
  if (document.edges.length >= maxEdges) {
    throw new AppError("bad_input", `A workflow holds at most ${maxEdges} wires. Nothing was added.`);
  }
  const twin = document.edges.some(
    (other) =>
      other.from.node === edge.from.node && other.from.port === edge.from.port && other.to === edge.to,
  );
  if (twin) throw new AppError("bad_input", "These two are connected already. Nothing was added.");
  if (closesCycle(graphOf(document), edge.from.node, edge.to)) {
    throw new AppError("bad_input", "This wire would close a circle. Nothing was added.");
  }
  return {
    document: { ...document, edges: insertAt(document.edges, edge, at) },
    inverse: [{ type: "remove_edges", edgeIds: [edge.id] }],
  };
}

function removeEdges(document: WorkflowDocument, edgeIds: readonly string[]): SimpleApplied {
  const gone = new Set(edgeIds);
  const known = new Set(document.edges.map((edge) => edge.id));
  for (const id of gone) {
    if (!known.has(id))
      throw new AppError("conflict", "This wire was removed in the meantime.", { edgeId: id });
  }
  const inverse: SimpleOperation[] = [];
  document.edges.forEach((edge, at) => {
    if (gone.has(edge.id)) inverse.push({ type: "add_edge", edge, at });
  });
  return {
    document: { ...document, edges: document.edges.filter((edge) => !gone.has(edge.id)) },
    inverse,
  };
}

function requireNode(document: WorkflowDocument, nodeId: string): WorkflowNode {
  const node = document.nodes.find((candidate) => candidate.id === nodeId);
  if (!node) throw new AppError("conflict", "This step was removed in the meantime.", { nodeId });
  return node;
}

function replaceNode(document: WorkflowDocument, node: WorkflowNode): WorkflowDocument {
  return { ...document, nodes: document.nodes.map((other) => (other.id === node.id ? node : other)) };
}

function insertAt<Item>(items: readonly Item[], item: Item, at: number | undefined): Item[] {
  const index = at === undefined ? items.length : Math.min(at, items.length);
  return [...items.slice(0, index), item, ...items.slice(index)];
}
