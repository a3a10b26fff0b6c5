import { cardWidth, grid, heightFor, snap } from "@/components/editor/canvas/card-size";
import type { JsonObject } from "@/server/domain/json";
import type { Edge, WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { closesCycle, outgoingOf, reachableFrom } from "@/server/domain/workflow/graph";
import { freshId } from "@/server/domain/workflow/ids";
import { specOf } from "@/server/domain/workflow/issue";
import { batchOf, type Operation, type SimpleOperation } from "@/server/domain/workflow/operations";
import { describeNode, graphFor } from "./described";
import type { Drawing, Point } from "./drawing";
import { startConfig } from "./start-config";

const gap = 56;

/** Why these two cannot be joined, in a sentence, or null when they can. */
export function whyNotConnect(drawing: Drawing, from: string, port: string, to: string): string | null {
  const graph = graphFor(drawing.document);
  const target = graph.nodes.get(to);
  if (!target || !graph.nodes.has(from)) return "One of the two steps is gone.";
  if (specOf(drawing.catalog, target.kind)?.category === "trigger")
    return "A trigger starts runs: nothing leads to it.";
  if (closesCycle(graph, from, to)) return "This wire would close a circle.";
  const twin = outgoingOf(graph, from).some((edge) => edge.from.port === port && edge.to === to);
  return twin ? "These two are connected already." : null;
}

export function connect(drawing: Drawing, from: string, port: string, to: string): Operation {
  return { type: "add_edge", edge: newEdge(drawing, { node: from, port }, to) };
}

/** A new node, alone, behind a port or in the middle of a wire (which is cut in two). */
export function addNode(
  drawing: Drawing,
  kind: string,
  where: { place: Point | null; after?: { node: string; port: string }; onEdge?: string },
): { operation: Operation; nodeId: string } | null {
  const spec = specOf(drawing.catalog, kind);
  if (!spec) return null;
  const edge = drawing.document.edges.find((candidate) => candidate.id === where.onEdge);
  const after = where.after ?? edge?.from;
  const id = freshId("n", new Set(drawing.document.nodes.map((node) => node.id)), drawing.random);
  const node: WorkflowNode = {
    id,
    kind,
    title: freeTitle(drawing.document, spec.label),
    config: startConfig(drawing, kind, after?.node),
    position: where.place ?? freePlace(drawing, after),
  };
  const changes: SimpleOperation[] = [{ type: "add_node", node }];
  if (after && spec.category !== "trigger") {
    if (edge) changes.unshift({ type: "remove_edges", edgeIds: [edge.id] });
    changes.push({ type: "add_edge", edge: newEdge(drawing, after, id) });
    const [port] = describeNode(node, drawing.catalog).ports;
    if (edge && port) {
      changes.push({ type: "add_edge", edge: newEdge(drawing, { node: id, port: port.id }, edge.to) });
      changes.push(...makeRoom(drawing, node, edge));
    }
  }
  const operation = batchOf(changes);
  return operation && { operation, nodeId: id };
}

/** New settings; wires that leave by a port which the settings no longer have go with it. */
export function configure(drawing: Drawing, nodeId: string, config: JsonObject): Operation {
  const node = graphFor(drawing.document).nodes.get(nodeId);
  const change: SimpleOperation = { type: "set_config", nodeId, config };
  if (!node) return change;
  const next = describeNode({ ...node, config }, drawing.catalog);
  if (!next.parsed) return change;
  const ports = new Set(next.ports.map((port) => port.id));
  const stray = outgoingOf(graphFor(drawing.document), nodeId).filter((edge) => !ports.has(edge.from.port));
  if (stray.length === 0) return change;
  return {
    type: "batch",
    operations: [{ type: "remove_edges", edgeIds: stray.map((edge) => edge.id) }, change],
  };
}

export function removeSelected(
  document: WorkflowDocument,
  selected: { nodeIds: readonly string[]; edgeIds: readonly string[] },
): Operation | null {
  const gone = new Set(selected.nodeIds);
  const edgeIds = document.edges
    .filter((edge) => selected.edgeIds.includes(edge.id) && !gone.has(edge.from.node) && !gone.has(edge.to))
    .map((edge) => edge.id);
  return batchOf([
    ...(edgeIds.length > 0 ? [{ type: "remove_edges" as const, edgeIds }] : []),
    ...(gone.size > 0 ? [{ type: "remove_nodes" as const, nodeIds: [...gone] }] : []),
  ]);
}

/** Moves the selected cards by a step of the keyboard. */
export function nudge(document: WorkflowDocument, nodeIds: readonly string[], by: Point): Operation | null {
  const moves = document.nodes
    .filter((node) => nodeIds.includes(node.id))
    .map((node) => ({ nodeId: node.id, position: { x: node.position.x + by.x, y: node.position.y + by.y } }));
  return moves.length > 0 ? { type: "move_nodes", moves } : null;
}

/** "HTTP request", then "HTTP request 2". */
export function freeTitle(document: WorkflowDocument, wanted: string): string {
  const taken = new Set(document.nodes.map((node) => node.title));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`.slice(0, 80);
}

function newEdge(drawing: Drawing, from: { node: string; port: string }, to: string): Edge {
  return {
    id: freshId("e", new Set(drawing.document.edges.map((edge) => edge.id)), drawing.random),
    from,
    to,
  };
}

/** Below the port it follows, else below everything; moved to the right until it covers no other card. */
function freePlace(drawing: Drawing, after: { node: string; port: string } | undefined): Point {
  const { nodes } = drawing.document;
  const source = after && graphFor(drawing.document).nodes.get(after.node);
  let place = { x: 0, y: 0 };
  if (source && after) {
    const { ports } = describeNode(source, drawing.catalog);
    const index = Math.max(
      0,
      ports.findIndex((port) => port.id === after.port),
    );
    const lean = ports.length > 1 ? (index - (ports.length - 1) / 2) * (cardWidth / 2 + grid * 2) : 0;
    place = { x: snap(source.position.x + lean), y: source.position.y + heightFor(ports.length) + gap };
  } else if (nodes.length > 0) {
    const lowest = Math.max(...nodes.map((node) => node.position.y));
    place = { x: Math.min(...nodes.map((node) => node.position.x)), y: snap(lowest + heightFor(2) + gap) };
  }
  const covered = (spot: Point) =>
    nodes.some(
      ({ position }) =>
        Math.abs(position.x - spot.x) < cardWidth + grid &&
        Math.abs(position.y - spot.y) < heightFor(2) + grid,
    );
  for (let tries = 0; tries < 50 && covered(place); tries++)
    place = { ...place, x: place.x + cardWidth + grid * 4 };
  return place;
}

/** Pushes what comes after a cut wire down, so that the new card fits between. */
function makeRoom(drawing: Drawing, node: WorkflowNode, edge: Edge): SimpleOperation[] {
  const graph = graphFor(drawing.document);
  const target = graph.nodes.get(edge.to);
  if (!target) return [];
  const needed =
    node.position.y + heightFor(describeNode(node, drawing.catalog).ports.length) + gap - target.position.y;
  if (needed <= 0) return [];
  const below = reachableFrom(graph, [target.id]);
  const moves = drawing.document.nodes
    .filter((other) => below.has(other.id))
    .map((other) => ({
      nodeId: other.id,
      position: { x: other.position.x, y: snap(other.position.y + needed) },
    }));
  return [{ type: "move_nodes", moves }];
}
