import type { Role } from "@/server/domain/access/roles";
import type { Tx } from "./database";

export interface WorkspaceOfPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The workspaces a person is a member of, by name. */
export async function workspacesOf(tx: Tx, userId: string): Promise<WorkspaceOfPerson[]> {
  const rows = await tx.membership.findMany({
    where: { userId },
    select: { role: true, workspace: { select: { id: true, name: true } } },
    orderBy: { workspace: { name: "asc" } },
  });
  return rows.map(({ role, workspace }) => ({ ...workspace, role }));
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

/** Members of a workspace, by name. */
export async function listMembers(tx: Tx, workspaceId: string): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { workspaceId },
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: [{ user: { name: "asc" } }, { createdAt: "asc" }],
  });
  return rows.map(({ userId, role, createdAt, user }) => ({ userId, ...user, role, joinedAt: createdAt }));
}

/**
 * Locks the memberships of a workspace, so that two changes at once cannot both take the last owner away.
 * @returns role by user id
 */
export async function lockMembers(tx: Tx, workspaceId: string): Promise<Map<string, Role>> {
  const rows = await tx.$queryRaw<{ userId: string; role: Role }[]>`
    SELECT "userId", "role"::text AS "role" FROM "membership"
    WHERE "workspaceId" = ${workspaceId}::uuid ORDER BY "userId" FOR UPDATE`;
  return new Map(rows.map(({ userId, role }) => [userId, role]));
}

export async function insertMember(tx: Tx, workspaceId: string, userId: string, role: Role): Promise<void> {
  await tx.membership.create({ data: { workspaceId, userId, role } });
}

export async function setRole(tx: Tx, workspaceId: string, userId: string, role: Role): Promise<void> {
  await tx.membership.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } });
}

export async function deleteMember(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  await tx.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
}

/** Whether somebody with this address is a member already. */
export async function isMemberByEmail(tx: Tx, workspaceId: string, email: string): Promise<boolean> {
  return (await tx.membership.count({ where: { workspaceId, user: { email } } })) > 0;
}
