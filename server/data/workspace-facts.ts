import type { WorkspaceFacts } from "@/server/domain/workflow/issue";
import type { Tx } from "./database";

/** The connections, tables and people of a workspace: all that a drawing may point at. */
export async function workspaceFacts(tx: Tx, workspaceId: string): Promise<WorkspaceFacts> {
  const here = { where: { workspaceId, removedAt: null }, select: { id: true } };
  const connections = await tx.connection.findMany(here);
  const tables = await tx.dataTable.findMany(here);
  const members = await tx.membership.findMany({ where: { workspaceId }, select: { userId: true } });
  return {
    connectionIds: new Set(connections.map(({ id }) => id)),
    tableIds: new Set(tables.map(({ id }) => id)),
    memberIds: new Set(members.map(({ userId }) => userId)),
  };
}
