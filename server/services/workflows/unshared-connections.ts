import { listConnections } from "@/server/data/connection";
import type { Tx } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import type { JsonValue } from "@/server/domain/json";
import { hashOf } from "@/server/domain/task/payload-hash";
import { nodeById, type WorkflowDocument } from "@/server/domain/workflow/document";
import type { Issue } from "@/server/domain/workflow/issue";
import { mayUse } from "@/server/services/connections/own-connection";

/**
 * Steps with a connection that is not shared with whoever publishes. A step that stands in the live version just as
 * it is was let through by somebody who may use it, and stays.
 */
export async function unsharedConnections(
  tx: Tx,
  caller: Caller,
  document: WorkflowDocument,
  live: WorkflowDocument | null,
): Promise<Issue[]> {
  const connections = await listConnections(tx, caller.workspaceId);
  const unshared = new Set(connections.filter((found) => !mayUse(caller, found)).map(({ id }) => id));
  if (unshared.size === 0) return [];
  return document.nodes
    .filter((node) => connectionsIn(node.config).some((id) => unshared.has(id)))
    .filter((node) => hashOf(node.config) !== hashOf((live && nodeById(live, node.id)?.config) ?? null))
    .map((node) => ({
      severity: "error",
      nodeId: node.id,
      field: "connectionId",
      code: "missing_thing",
      message: `“${node.title}” uses a connection that is not shared with you. Ask an admin to share or publish it.`,
    }));
}

function connectionsIn(config: JsonValue): string[] {
  if (config === null || typeof config !== "object") return [];
  if (Array.isArray(config)) return config.flatMap(connectionsIn);
  return Object.entries(config).flatMap(([key, value]) =>
    key === "connectionId" && typeof value === "string" ? [value] : connectionsIn(value),
  );
}
