import type { Caller } from "@/server/domain/access/caller";
import type { Tx } from "./database";

export interface NewSession {
  readonly tokenHash: string;
  readonly userId: string;
  readonly workspaceId: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<{ id: string }> {
  return tx.session.create({ data: session, select: { id: true } });
}

/**
 * Who a session token stands for right now: null when it is unknown, revoked or past its time, or when the person is
 * no longer a member of its workspace. The role is the one of this moment.
 */
export async function findCaller(tx: Tx, tokenHash: string): Promise<(Caller & { seenAt: Date }) | null> {
  const rows = await tx.$queryRaw<(Caller & { seenAt: Date })[]>`
    SELECT s."id" AS "sessionId", s."userId", s."workspaceId", m."role"::text AS "role", s."seenAt"
    FROM "session" s
    JOIN "membership" m ON m."userId" = s."userId" AND m."workspaceId" = s."workspaceId"
    WHERE s."tokenHash" = ${tokenHash} AND s."revokedAt" IS NULL AND s."expiresAt" > clock_timestamp()`;
  return rows[0] ?? null;
}

/** Notes that a session was used, at most every five minutes. */
export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "session" SET "seenAt" = clock_timestamp()
    WHERE "id" = ${sessionId}::uuid AND "seenAt" < clock_timestamp() - interval '5 minutes'`;
}

export interface LiveSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** A person's sessions that still work, the one used last first. */
export async function listLiveSessions(tx: Tx, userId: string): Promise<LiveSession[]> {
  return tx.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, seenAt: true },
    orderBy: { seenAt: "desc" },
  });
}

/** Ends a session of this person; its workspace, or null when there is no such session at work. */
export async function revokeSession(tx: Tx, userId: string, sessionId: string): Promise<string | null> {
  const ended = await tx.session.updateManyAndReturn({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { workspaceId: true },
  });
  return ended[0]?.workspaceId ?? null;
}

/** Ends every session of a person in a workspace. */
export async function revokeSessionsIn(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  await tx.session.updateMany({
    where: { workspaceId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Ends every session of a person but this one; how many. */
export async function revokeOtherSessions(tx: Tx, userId: string, sessionId: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, id: { not: sessionId }, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Moves a session to another workspace. */
export async function moveSession(tx: Tx, sessionId: string, workspaceId: string): Promise<void> {
  await tx.session.update({ where: { id: sessionId }, data: { workspaceId } });
}

/** The workspace a person worked in last, of those they are still a member of; null when there is none. */
export async function lastWorkspaceOf(tx: Tx, userId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ workspaceId: string }[]>`
    SELECT m."workspaceId" FROM "membership" m
    LEFT JOIN "session" s ON s."userId" = m."userId" AND s."workspaceId" = m."workspaceId"
    WHERE m."userId" = ${userId}::uuid
    GROUP BY m."workspaceId", m."createdAt"
    ORDER BY max(s."seenAt") DESC NULLS LAST, m."createdAt" LIMIT 1`;
  return rows[0]?.workspaceId ?? null;
}
