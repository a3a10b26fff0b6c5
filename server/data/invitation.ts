import type { Role } from "@/server/domain/access/roles";
import type { Tx } from "./database";

export interface NewInvitation {
  readonly workspaceId: string;
  readonly email: string;
  readonly role: Role;
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<{ id: string }> {
  return tx.invitation.create({ data: invitation, select: { id: true } });
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
}

/** Invitations of a workspace that nobody has taken or withdrawn, the newest first; also those past their time. */
export async function listInvitations(tx: Tx, workspaceId: string): Promise<OpenInvitation[]> {
  return tx.invitation.findMany({
    where: { workspaceId, acceptedAt: null, revokedAt: null },
    select: { id: true, email: true, role: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Withdraws the untaken invitations of a workspace, one by id or all for an address; the ids withdrawn. */
export async function revokeInvitations(
  tx: Tx,
  workspaceId: string,
  which: { id: string } | { email: string },
): Promise<string[]> {
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { workspaceId, ...which, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  return revoked.map(({ id }) => id);
}

export interface FoundInvitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  readonly state: "open" | "expired" | "used";
}

/** An invitation by the hash of its token, locked until the transaction ends, so that it is taken once. */
export async function lockInvitation(tx: Tx, tokenHash: string): Promise<FoundInvitation | null> {
  const rows = await tx.$queryRaw<FoundInvitation[]>`
    SELECT i."id", i."workspaceId", w."name" AS "workspaceName", i."email", i."role"::text AS "role",
      CASE WHEN i."acceptedAt" IS NOT NULL OR i."revokedAt" IS NOT NULL THEN 'used'
        WHEN i."expiresAt" <= clock_timestamp() THEN 'expired' ELSE 'open' END AS "state"
    FROM "invitation" i JOIN "workspace" w ON w."id" = i."workspaceId"
    WHERE i."tokenHash" = ${tokenHash} FOR UPDATE OF i`;
  return rows[0] ?? null;
}

export async function markAccepted(tx: Tx, id: string): Promise<void> {
  await tx.invitation.update({ where: { id }, data: { acceptedAt: new Date() } });
}
