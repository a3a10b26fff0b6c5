import { Prisma } from "@/prisma/generated/client";
import {
  type ConnectionKind,
  type ConnectionSettings,
  connectionSettings,
} from "@/server/domain/access/connection";
import type { Tx } from "./database";

export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly account: string;
  readonly settings: ConnectionSettings;
  readonly allowedHosts: string[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Everything but the secret, which only `findSealed` reads. */
const open = {
  id: true,
  name: true,
  kind: true,
  account: true,
  settings: true,
  allowedHosts: true,
  createdBy: true,
  createdAt: true,
} as const;

type Row = Omit<Connection, "settings"> & { settings: Prisma.JsonValue };

function connectionOf(row: Row): Connection {
  return { ...row, settings: connectionSettings.parse(row.settings) };
}

/** Connections of a workspace that were not removed, by name. */
export async function listConnections(tx: Tx, workspaceId: string): Promise<Connection[]> {
  const rows = await tx.connection.findMany({
    where: { workspaceId, removedAt: null },
    select: open,
    orderBy: [{ name: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(connectionOf);
}

/** A connection of this workspace; null when it does not exist, is another's or was removed. */
export async function findConnection(tx: Tx, workspaceId: string, id: string): Promise<Connection | null> {
  const row = await tx.connection.findFirst({ where: { id, workspaceId, removedAt: null }, select: open });
  return row && connectionOf(row);
}

/** A connection with its sealed secret. */
export async function findSealed(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<(Connection & { sealed: unknown }) | null> {
  const row = await tx.connection.findFirst({
    where: { id, workspaceId, removedAt: null },
    select: { ...open, secret: true },
  });
  if (!row) return null;
  const { secret, ...rest } = row;
  return { ...connectionOf(rest), sealed: secret };
}

export interface StoredConnection extends Omit<Connection, "createdAt"> {
  readonly workspaceId: string;
  readonly sealed: Prisma.InputJsonObject;
}

export async function insertConnection(tx: Tx, { sealed, ...connection }: StoredConnection): Promise<void> {
  await tx.connection.create({
    data: { ...connection, settings: { ...connection.settings }, secret: sealed },
  });
}

export async function setSecret(
  tx: Tx,
  workspaceId: string,
  id: string,
  sealed: Prisma.InputJsonObject,
): Promise<void> {
  await tx.connection.update({
    where: { id, workspaceId },
    data: { secret: sealed, updatedAt: new Date() },
  });
}

/** Takes a connection out of use and destroys its secret; the row stays for the names on record. */
export async function removeConnection(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.connection.update({
    where: { id, workspaceId },
    data: { secret: Prisma.JsonNull, removedAt: new Date(), updatedAt: new Date() },
  });
}
