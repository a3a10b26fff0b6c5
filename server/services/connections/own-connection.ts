import { type Connection, findConnection } from "@/server/data/connection";
import type { Tx } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { grantOf } from "@/server/domain/access/roles";
import { AppError, notFound } from "@/server/domain/errors";

/** Whether somebody may pick a connection in a workflow: builders those shared with them and their own. */
export function mayUse(caller: Caller, connection: Connection): boolean {
  const grant = grantOf(caller.role, "connections.use");
  if (grant !== "own") return grant === "yes";
  return connection.createdBy === caller.userId || connection.settings.sharedWith !== "admins";
}

/** Whether somebody may replace the secret of a connection or remove it: builders only of their own. */
export function mayChange(caller: Caller, connection: Connection): boolean {
  return grantOf(caller.role, "connections.use") === "yes" || connection.createdBy === caller.userId;
}

/** A connection that the caller may change. Throws `not_found` for what they cannot see, else `not_allowed`. */
export async function connectionToChange(tx: Tx, caller: Caller, id: string): Promise<Connection> {
  const connection = await findConnection(tx, caller.workspaceId, id);
  if (!connection || !mayUse(caller, connection)) throw notFound("connection");
  if (!mayChange(caller, connection)) {
    throw new AppError("not_allowed", "Only an admin, or whoever made this connection, can change it.");
  }
  return connection;
}
