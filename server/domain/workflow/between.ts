import { sameJson } from "@/server/domain/same-json";
import type { Edge, WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { batchOf, type Operation, type SimpleOperation } from "@/server/domain/workflow/operations";

/**
 * The operation that turns one drawing into another, or null when they do not differ. Order within the lists may
 * differ afterwards; what runs does not depend on it.
 */
export function operationBetween(from: WorkflowDocument, to: WorkflowDocument): Operation | null {
  const old = new Map(from.nodes.map((node) => [node.id, node]));
  const now = new Map(to.nodes.map((node) => [node.id, node]));
  const gone = from.nodes.filter((node) => now.get(node.id)?.kind !== node.kind).map((node) => node.id);
  const replaced = new Set(gone);
  const changes: SimpleOperation[] = [];

  const wires = new Set(to.edges.map(edgeKey));
  const kept = from.edges.filter(
    (edge) => wires.has(edgeKey(edge)) && !replaced.has(edge.from.node) && !replaced.has(edge.to),
  );
  const keptKeys = new Set(kept.map(edgeKey));
  const dropped = from.edges.filter(
    (edge) => !keptKeys.has(edgeKey(edge)) && !replaced.has(edge.from.node) && !replaced.has(edge.to),
  );
  if (dropped.length > 0) changes.push({ type: "remove_edges", edgeIds: dropped.map((edge) => edge.id) });
  if (gone.length > 0) changes.push({ type: "remove_nodes", nodeIds: gone });

  for (const node of to.nodes) {
    const previous = replaced.has(node.id) ? undefined : old.get(node.id);
    if (previous) changes.push(...nodeChanges(previous, node));
    else changes.push({ type: "add_node", node });
  }
  const moves = to.nodes
    .filter((node) => {
      const previous = replaced.has(node.id) ? undefined : old.get(node.id);
      return previous && (previous.position.x !== node.position.x || previous.position.y !== node.position.y);
    })
    .map((node) => ({ nodeId: node.id, position: node.position }));
  if (moves.length > 0) changes.push({ type: "move_nodes", moves });
  for (const edge of to.edges) if (!keptKeys.has(edgeKey(edge))) changes.push({ type: "add_edge", edge });
  return batchOf(changes);
}

function nodeChanges(before: WorkflowNode, after: WorkflowNode): SimpleOperation[] {
  const changes: SimpleOperation[] = [];
  if (before.title !== after.title) {
    changes.push({ type: "retitle_node", nodeId: after.id, title: after.title });
  }
  if (!sameJson(before.config, after.config)) {
    changes.push({ type: "set_config", nodeId: after.id, config: after.config });
  }
  return changes;
}

function edgeKey(edge: Edge): string {
  return [edge.id, edge.from.node, edge.from.port, edge.to].join("\u0000");
}
