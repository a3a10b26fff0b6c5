import { z } from "zod";
import { jsonValue } from "@/server/domain/json";
import { edge, position, workflowNode } from "@/server/domain/workflow/document";

/**
 * Edits of a drawing are data: a closed union, applied by the one pure `applyOperation` in the browser and on the
 * server alike. `at` says where in the list the thing stands, so that an inverse restores the very same document.
 */
const nodeId = z.string().min(1).max(64);
const edgeId = z.string().min(1).max(64);
const at = z.number().int().min(0).max(4000).optional();

const simpleOperation = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("add_node"), node: workflowNode, at }),
  /** removes the nodes and every edge that touches them */
  z.strictObject({ type: z.literal("remove_nodes"), nodeIds: z.array(nodeId).min(1).max(1000) }),
  z.strictObject({
    type: z.literal("move_nodes"),
    moves: z.array(z.strictObject({ nodeId, position })).min(1).max(1000),
  }),
  z.strictObject({ type: z.literal("set_config"), nodeId, config: z.record(z.string(), jsonValue) }),
  z.strictObject({ type: z.literal("retitle_node"), nodeId, title: workflowNode.shape.title }),
  z.strictObject({ type: z.literal("add_edge"), edge, at }),
  z.strictObject({ type: z.literal("remove_edges"), edgeIds: z.array(edgeId).min(1).max(4000) }),
]);
export type SimpleOperation = z.infer<typeof simpleOperation>;

/** `batch` is all or nothing, and one step of undo. */
export const operation = z.discriminatedUnion("type", [
  ...simpleOperation.options,
  z.strictObject({ type: z.literal("batch"), operations: z.array(simpleOperation).min(1).max(5000) }),
]);
export type Operation = z.infer<typeof operation>;

/** The simple operations an operation consists of. */
export function flatten(change: Operation): readonly SimpleOperation[] {
  return change.type === "batch" ? change.operations : [change];
}

/** One operation out of several; a batch only when it has to be. */
export function batchOf(operations: readonly SimpleOperation[]): Operation | null {
  const [only] = operations;
  if (only === undefined) return null;
  return operations.length === 1 ? only : { type: "batch", operations: [...operations] };
}
