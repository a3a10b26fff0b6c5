import { randomBytes } from "node:crypto";
import type { Tx } from "@/server/data/database";
import { type AddressKind, addAddresses } from "@/server/data/trigger-addresses";
import type { WorkflowDocument } from "@/server/domain/workflow/document";

const kinds: ReadonlyMap<string, AddressKind> = new Map([
  ["form_trigger", "form"],
  ["webhook_trigger", "webhook"],
]);

/**
 * Gives every form and webhook trigger of the drawing its address, once: it stays when the node is changed, removed
 * and restored. The token cannot be guessed (144 bits).
 */
export async function ensureAddresses(
  tx: Tx,
  workspaceId: string,
  workflowId: string,
  document: WorkflowDocument,
): Promise<void> {
  const wanted = document.nodes.flatMap((node) => {
    const kind = kinds.get(node.kind);
    return kind ? [{ nodeId: node.id, kind, token: randomBytes(18).toString("base64url") }] : [];
  });
  await addAddresses(tx, workspaceId, workflowId, wanted);
}
