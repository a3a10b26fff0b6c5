import { z } from "zod";
import { jsonValue } from "@/server/domain/json";

/** The drawing of a workflow: what is saved as draft and frozen in each version. */
export const schemaVersion = 1;

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

export const position = z.strictObject({ x: z.number().finite(), y: z.number().finite() });

export const workflowNode = z.strictObject({
  id,
  kind: z.string().min(1).max(40),
  title: z.string().min(1).max(80),
  /** checked against the node's own schema by `validate`; a draft may be incomplete */
  config: z.record(z.string(), jsonValue),
  position,
});
export type WorkflowNode = z.infer<typeof workflowNode>;

/** A wire from a named port of one node to the input of another. */
export const edge = z.strictObject({ id, from: z.strictObject({ node: id, port: id }), to: id });
export type Edge = z.infer<typeof edge>;

export const workflowDocument = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  nodes: z.array(workflowNode).max(1000),
  edges: z.array(edge).max(4000),
});
export type WorkflowDocument = z.infer<typeof workflowDocument>;

export const emptyDocument: WorkflowDocument = { schemaVersion, nodes: [], edges: [] };

export function nodeById(document: WorkflowDocument, nodeId: string): WorkflowNode | undefined {
  return document.nodes.find((node) => node.id === nodeId);
}
