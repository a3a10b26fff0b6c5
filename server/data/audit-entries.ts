import { Prisma } from "@/prisma/generated/client";
import { type AuditActor, actor as auditActor } from "@/server/domain/audit/events";
import type { Tx } from "./database";

/** Which entries to read. Empty lists and missing parts leave everything in. */
export interface AuditFilter {
  readonly events?: readonly string[];
  readonly actorId?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly workflowId?: string;
  readonly runId?: string;
  readonly search?: string;
}

/** An entry as it was written, with its seal where it has one. `id` orders entries; `seq` is its number once sealed. */
export interface ReadEntry {
  readonly id: bigint;
  readonly at: Date;
  readonly actor: AuditActor;
  readonly event: string;
  readonly workflowId: string | null;
  readonly runId: string | null;
  readonly taskId: string | null;
  readonly data: Prisma.JsonValue;
  readonly workflowName: string | null;
  readonly runTitle: string | null;
  readonly seq: bigint | null;
  readonly previous: string | null;
  readonly leaf: string | null;
  readonly hash: string | null;
}

/** Entries of a workspace, the newest first (`before` an id), or the oldest first (`after` an id). */
export async function readEntries(
  tx: Tx,
  workspaceId: string,
  filter: AuditFilter,
  page: { before?: bigint; after?: bigint; upTo?: bigint; limit: number },
): Promise<ReadEntry[]> {
  const conditions = conditionsOf(workspaceId, filter);
  if (page.before !== undefined) conditions.push(Prisma.sql`e."id" < ${page.before}`);
  if (page.after !== undefined) conditions.push(Prisma.sql`e."id" > ${page.after}`);
  if (page.upTo !== undefined) conditions.push(Prisma.sql`e."id" <= ${page.upTo}`);
  const order = page.after === undefined ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await tx.$queryRaw<ReadEntry[]>`
    SELECT e."id", e."at", e."actor", e."event", e."workflowId", e."runId", e."taskId", e."data",
      w."name" AS "workflowName", r."title" AS "runTitle", s."seq", s."previous", s."leaf", s."hash"
    FROM "audit_entry" e
    LEFT JOIN "audit_seal" s ON s."entryId" = e."id"
    LEFT JOIN "workflow" w ON w."id" = e."workflowId" AND w."workspaceId" = e."workspaceId"
    LEFT JOIN "run" r ON r."id" = e."runId" AND r."workspaceId" = e."workspaceId"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY e."id" ${order} LIMIT ${page.limit}`;
  return rows.map((row) => ({ ...row, actor: auditActor.catch({ kind: "system" }).parse(row.actor) }));
}

/** How many entries a filter leaves, and the newest of them. */
export async function countEntries(
  tx: Tx,
  workspaceId: string,
  filter: AuditFilter,
): Promise<{ count: number; newest: bigint }> {
  const rows = await tx.$queryRaw<{ count: number; newest: bigint }[]>`
    SELECT count(*)::int AS "count", coalesce(max(e."id"), 0) AS "newest" FROM "audit_entry" e
    WHERE ${Prisma.join(conditionsOf(workspaceId, filter), " AND ")}`;
  return rows[0] ?? { count: 0, newest: 0n };
}

function conditionsOf(workspaceId: string, filter: AuditFilter): Prisma.Sql[] {
  const { events = [], actorId, from, to, workflowId, runId, search } = filter;
  const conditions = [Prisma.sql`e."workspaceId" = ${workspaceId}::uuid`];
  if (events.length > 0) conditions.push(Prisma.sql`e."event" IN (${Prisma.join([...events])})`);
  if (actorId) conditions.push(Prisma.sql`e."actor"->>'id' = ${actorId}`);
  if (from) conditions.push(Prisma.sql`e."at" >= ${from}`);
  if (to) conditions.push(Prisma.sql`e."at" < ${to}`);
  if (workflowId) conditions.push(Prisma.sql`e."workflowId" = ${workflowId}::uuid`);
  if (runId) conditions.push(Prisma.sql`e."runId" = ${runId}::uuid`);
  if (search) conditions.push(matches(workspaceId, search));
  return conditions;
}

/** In what the entry says, in the title of the agent or trigger that acted, or in the name of the person who did. */
function matches(workspaceId: string, search: string): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(e."data"::text ILIKE ${pattern} OR e."actor"->>'title' ILIKE ${pattern}
    OR e."actor"->>'id' IN (SELECT u."id"::text FROM "user" u
      JOIN "membership" m ON m."userId" = u."id" AND m."workspaceId" = ${workspaceId}::uuid
      WHERE u."name" ILIKE ${pattern})
    OR e."runId" IN (SELECT x."id" FROM "run" x
      WHERE x."workspaceId" = ${workspaceId}::uuid AND x."title" ILIKE ${pattern}))`;
}
