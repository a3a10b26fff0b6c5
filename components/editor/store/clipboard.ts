import { z } from "zod";
import { ref } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { edge, type WorkflowDocument, workflowNode } from "@/server/domain/workflow/document";
import { freshId } from "@/server/domain/workflow/ids";
import { specOf } from "@/server/domain/workflow/issue";
import { batchOf, type Operation, type SimpleOperation } from "@/server/domain/workflow/operations";
import type { Drawing, Point } from "./drawing";
import { freeTitle } from "./edits";

/** What the clipboard holds: steps and the wires among them, as text, so that it can go to another workflow too. */
const clip = z.strictObject({
  countersign: z.literal("steps"),
  nodes: z.array(workflowNode).min(1).max(1000),
  edges: z.array(edge).max(4000),
});
export type Clip = z.infer<typeof clip>;

export function copySelected(document: WorkflowDocument, nodeIds: readonly string[]): Clip | null {
  const chosen = new Set(nodeIds);
  const nodes = document.nodes.filter((node) => chosen.has(node.id));
  if (nodes.length === 0) return null;
  const edges = document.edges.filter((item) => chosen.has(item.from.node) && chosen.has(item.to));
  return { countersign: "steps", nodes, edges };
}

/** Reads the clipboard's text; null when it is something else. */
export function readClip(text: string): Clip | null {
  if (!text.includes('"countersign"')) return null;
  try {
    return clip.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * The copied steps with new ids; chips among them read the copies, other chips stay as they are.
 * @param offset how far from the originals they are put
 */
export function pasteClip(
  drawing: Drawing,
  { nodes, edges }: Clip,
  offset: Point,
): { operation: Operation; nodeIds: string[] } | null {
  const known = nodes.filter((node) => specOf(drawing.catalog, node.kind));
  const taken = new Set(drawing.document.nodes.map((node) => node.id));
  const ids = new Map<string, string>();
  for (const node of known) {
    const id = freshId("n", taken, drawing.random);
    taken.add(id);
    ids.set(node.id, id);
  }
  let titles = drawing.document;
  const changes: SimpleOperation[] = known.map((node) => {
    const copy = {
      ...node,
      id: ids.get(node.id) ?? node.id,
      title: freeTitle(titles, node.title),
      config: pointAtCopies(node.config, ids) as JsonObject,
      position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
    };
    titles = { ...titles, nodes: [...titles.nodes, copy] };
    return { type: "add_node", node: copy };
  });
  const takenEdges = new Set(drawing.document.edges.map((item) => item.id));
  for (const wire of edges) {
    const [from, to] = [ids.get(wire.from.node), ids.get(wire.to)];
    if (!from || !to) continue;
    const id = freshId("e", takenEdges, drawing.random);
    takenEdges.add(id);
    changes.push({ type: "add_edge", edge: { id, from: { node: from, port: wire.from.port }, to } });
  }
  const operation = batchOf(changes);
  return operation && { operation, nodeIds: [...ids.values()] };
}

function pointAtCopies(value: JsonValue, ids: ReadonlyMap<string, string>): JsonValue {
  const found = ref.safeParse(value);
  if (found.success) return { node: ids.get(found.data.node) ?? found.data.node, path: [...found.data.path] };
  if (Array.isArray(value)) return value.map((item) => pointAtCopies(item, ids));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pointAtCopies(item, ids)]));
}
