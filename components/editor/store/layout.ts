import { cardHeightWithPorts, cardWidth, snap } from "@/components/editor/canvas/card-size";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import {
  type Graph,
  graphOf,
  incomingOf,
  outgoingOf,
  topologicalOrder,
} from "@/server/domain/workflow/graph";
import type { Operation } from "@/server/domain/workflow/operations";

const columnGap = 40;
const rowGap = 56;
const sweeps = 6;

interface Spot {
  x: number;
  y: number;
}

/**
 * Tidy: layers from top to bottom by longest path, order within a layer by the mean place of the neighbours (the
 * barycentre rule of Sugiyama's method) with ways out in their drawn order, then columns pulled under their parents.
 * @param portIndex place of an edge's port among its node's ports, so that branches keep their order
 * @returns the move, or null when everything stands where it should
 */
export function tidy(
  document: WorkflowDocument,
  portIndex: (nodeId: string, port: string) => number,
): Operation | null {
  const graph = graphOf(document);
  const rows = layers(graph);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const downwards = sweep % 2 === 0;
    const ranks = placeInRow(rows);
    for (const row of downwards ? rows : [...rows].reverse()) {
      const weight = new Map(row.map((id) => [id, barycentre(graph, id, downwards, ranks, portIndex)]));
      row.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0));
      row.forEach((id, index) => {
        ranks.set(id, index - (row.length - 1) / 2);
      });
    }
  }
  const spots = columns(graph, rows, portIndex);
  const origin = topLeft(document.nodes.map((node) => node.position));
  const corner = topLeft([...spots.values()]);
  const moves = document.nodes.flatMap((node) => {
    const spot = spots.get(node.id);
    if (!spot) return [];
    const position = { x: snap(spot.x - corner.x + origin.x), y: snap(spot.y - corner.y + origin.y) };
    const stays = position.x === node.position.x && position.y === node.position.y;
    return stays ? [] : [{ nodeId: node.id, position }];
  });
  return moves.length > 0 ? { type: "move_nodes", moves } : null;
}

/** Each node one row below its lowest parent. */
function layers(graph: Graph): string[][] {
  const { order, cyclic } = topologicalOrder(graph);
  const depth = new Map<string, number>();
  for (const id of [...order, ...cyclic]) {
    const parents = incomingOf(graph, id).map((edge) => depth.get(edge.from.node) ?? -1);
    depth.set(id, Math.max(-1, ...parents) + 1);
  }
  const rows: string[][] = [];
  for (const [id, row] of depth) {
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(id);
  }
  return rows;
}

function placeInRow(rows: readonly (readonly string[])[]): Map<string, number> {
  return new Map(rows.flatMap((row) => row.map((id, index) => [id, index - (row.length - 1) / 2] as const)));
}

function barycentre(
  graph: Graph,
  id: string,
  downwards: boolean,
  ranks: ReadonlyMap<string, number>,
  portIndex: (nodeId: string, port: string) => number,
): number {
  const places = downwards
    ? incomingOf(graph, id).map(
        (edge) => (ranks.get(edge.from.node) ?? 0) + portIndex(edge.from.node, edge.from.port) * 0.05,
      )
    : outgoingOf(graph, id).map((edge) => ranks.get(edge.to) ?? 0);
  return places.length > 0
    ? places.reduce((sum, place) => sum + place, 0) / places.length
    : (ranks.get(id) ?? 0);
}

/** x by pulling each card under the middle of its parents' ways out, pushing neighbours apart. */
function columns(
  graph: Graph,
  rows: readonly (readonly string[])[],
  portIndex: (nodeId: string, port: string) => number,
): Map<string, Spot> {
  const pitch = cardWidth + columnGap;
  const spots = new Map<string, Spot>();
  rows.forEach((row, depth) => {
    const y = depth * (cardHeightWithPorts + rowGap);
    const wanted = row.map((id, index) => {
      const parents = incomingOf(graph, id)
        .map((edge) => ({ spot: spots.get(edge.from.node), edge }))
        .filter(({ spot }) => spot !== undefined)
        .map(({ spot, edge }) => {
          const siblings = new Set(outgoingOf(graph, edge.from.node).map((other) => other.to)).size;
          const ways = outgoingOf(graph, edge.from.node).map((other) =>
            portIndex(edge.from.node, other.from.port),
          );
          const middle = ways.reduce((sum, way) => sum + way, 0) / ways.length;
          const lean = siblings > 1 ? Math.sign(portIndex(edge.from.node, edge.from.port) - middle) : 0;
          return (spot?.x ?? 0) + lean * (pitch / 2);
        });
      if (parents.length === 0) return (index - (row.length - 1) / 2) * pitch;
      return parents.reduce((sum, x) => sum + x, 0) / parents.length;
    });
    spread(wanted, pitch).forEach((x, index) => {
      const id = row[index];
      if (id !== undefined) spots.set(id, { x, y });
    });
  });
  return spots;
}

/** The nearest places to the wanted ones, in order, at least `pitch` apart, without drifting to one side. */
function spread(wanted: readonly number[], pitch: number): number[] {
  const places: number[] = [];
  wanted.forEach((want, index) => {
    const before = places[index - 1];
    places.push(before === undefined ? want : Math.max(want, before + pitch));
  });
  if (places.length === 0) return places;
  const drift = places.reduce((sum, x, index) => sum + x - (wanted[index] ?? x), 0) / places.length;
  return places.map((x) => x - drift);
}

function topLeft(spots: readonly Spot[]): Spot {
  if (spots.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...spots.map((spot) => spot.x)), y: Math.min(...spots.map((spot) => spot.y)) };
}
