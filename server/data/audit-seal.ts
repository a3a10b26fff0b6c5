import { Prisma } from "@/prisma/generated/client";
import type { Head, Seal } from "@/server/domain/audit/chain";
import type { LeafEntry } from "@/server/domain/audit/leaf";
import type { Tx } from "./database";

/** An entry with its place in the order of sealing. */
export interface EntryToSeal extends LeafEntry {
  readonly txid: bigint;
}

/** How far the sealer has come: every entry up to this transaction and id is sealed. */
export interface SealPosition {
  readonly txid: bigint;
  readonly id: bigint;
}

const entryColumns = Prisma.sql`e."id"::text AS "id", e."workspaceId", e."actor", e."event", e."workflowId", e."runId",
  e."taskId", e."data", to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at"`;

/**
 * The next entries behind a position, in order, of transactions older than any that still runs: no entry can appear
 * before them any more.
 * @returns the entries, and the horizon below which there are no others when fewer than `limit` came back
 */
export async function entriesToSeal(
  tx: Tx,
  after: SealPosition,
  limit: number,
): Promise<{ entries: EntryToSeal[]; horizon: bigint }> {
  const rows = await tx.$queryRaw<(EntryToSeal & { horizon: bigint })[]>`
    WITH h AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "horizon")
    SELECT h."horizon", ${entryColumns}, e."txid"
    FROM h LEFT JOIN LATERAL (
      SELECT * FROM "audit_entry" e
      WHERE (e."txid", e."id") > (${after.txid}, ${after.id}) AND e."txid" < h."horizon"
      ORDER BY e."txid", e."id" LIMIT ${limit}
    ) e ON true
    ORDER BY e."txid", e."id"`;
  const entries = rows.filter(({ txid }) => txid !== null).map(({ horizon: _, ...entry }) => entry);
  return { entries, horizon: rows[0]?.horizon ?? 0n };
}

/**
 * Whether there is anything behind the position that an office remembers, or its holder has not been seen for
 * `silentMs`. A read, so that an idle sealer writes nothing.
 */
export async function needsSealer(tx: Tx, office: string, silentMs: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ needed: boolean }[]>`
    SELECT coalesce((SELECT o."data" IS NULL OR o."renewedAt" < clock_timestamp() - ${silentMs} * interval '1 ms'
      OR EXISTS (SELECT 1 FROM "audit_entry" e
        WHERE (e."txid", e."id") > ((o."data"->>'txid')::bigint, (o."data"->>'id')::bigint))
      FROM "office" o WHERE o."name" = ${office}), true) AS "needed"`;
  return row?.needed ?? true;
}

/**
 * Every entry without a seal that no running transaction of this cluster wrote. For a database that was restored
 * into another cluster, where transactions are counted anew and a position says nothing.
 */
export async function entriesWithoutSeal(tx: Tx, limit: number): Promise<EntryToSeal[]> {
  return tx.$queryRaw<EntryToSeal[]>`
    SELECT ${entryColumns}, e."txid" FROM "audit_entry" e
    WHERE NOT EXISTS (SELECT 1 FROM "audit_seal" s WHERE s."entryId" = e."id")
      AND (e."txid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        OR e."txid" >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
    ORDER BY e."id" LIMIT ${limit}`;
}

/** Those of the entries that have a seal already. */
export async function sealedAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "entryId"::text AS "id" FROM "audit_seal" WHERE "entryId" = ANY(${ids.map(BigInt)}::bigint[])`;
  return new Set(rows.map(({ id }) => id));
}

/** The last seal of each of these workspaces that has one. */
export async function sealHeads(tx: Tx, workspaceIds: readonly string[]): Promise<Map<string, Head>> {
  const rows = await tx.$queryRaw<(Head & { workspaceId: string })[]>`
    SELECT w."id" AS "workspaceId", s."seq", s."hash" FROM unnest(${workspaceIds}::uuid[]) AS w("id")
    CROSS JOIN LATERAL (SELECT "seq", "hash" FROM "audit_seal" WHERE "workspaceId" = w."id"
      ORDER BY "seq" DESC LIMIT 1) s`;
  return new Map(rows.map(({ workspaceId, seq, hash }) => [workspaceId, { seq, hash }]));
}

/** Inserts seals; they can never be changed afterwards. */
export async function insertSeals(
  tx: Tx,
  seals: readonly (Seal & { workspaceId: string; entryId: string })[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "audit_seal" ("workspaceId", "seq", "entryId", "previous", "leaf", "hash", "sealedAt")
    SELECT s.*, clock_timestamp() FROM unnest(
      ${seals.map((seal) => seal.workspaceId)}::uuid[], ${seals.map((seal) => seal.seq)}::bigint[],
      ${seals.map((seal) => BigInt(seal.entryId))}::bigint[], ${seals.map((seal) => seal.previous)}::text[],
      ${seals.map((seal) => seal.leaf)}::text[], ${seals.map((seal) => seal.hash)}::text[]) AS s`;
}

/** A page of a workspace's seals in the order of their numbers, each with its entry as it is now. */
export async function sealedEntries(
  tx: Tx,
  workspaceId: string,
  after: bigint,
  limit: number,
): Promise<(Seal & { entry: LeafEntry | null })[]> {
  const rows = await tx.$queryRaw<(Seal & { entryId: string } & LeafEntry)[]>`
    SELECT s."seq", s."previous", s."leaf", s."hash", s."entryId"::text AS "entryId", ${entryColumns}
    FROM "audit_seal" s LEFT JOIN "audit_entry" e ON e."id" = s."entryId"
    WHERE s."workspaceId" = ${workspaceId}::uuid AND s."seq" > ${after}
    ORDER BY s."seq" LIMIT ${limit}`;
  return rows.map(({ seq, previous, leaf, hash, entryId: _, ...entry }) => {
    return { seq, previous, leaf, hash, entry: entry.id === null ? null : entry };
  });
}

/** How many entries a workspace has, and how many of them have no seal (yet). */
export async function countSealed(
  tx: Tx,
  workspaceId: string,
): Promise<{ entries: number; unsealed: number; lastSealedAt: Date | null }> {
  const rows = await tx.$queryRaw<{ entries: number; unsealed: number; lastSealedAt: Date | null }[]>`
    SELECT count(*)::int AS "entries", (count(*) FILTER (WHERE s."entryId" IS NULL))::int AS "unsealed",
      max(s."sealedAt") AS "lastSealedAt"
    FROM "audit_entry" e LEFT JOIN "audit_seal" s ON s."entryId" = e."id"
    WHERE e."workspaceId" = ${workspaceId}::uuid`;
  return rows[0] ?? { entries: 0, unsealed: 0, lastSealedAt: null };
}
