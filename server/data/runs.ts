import { Prisma } from "@/prisma/generated/client";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { RunStatus } from "@/server/domain/run/status";
import type { Tx } from "./database";
import { isOwnTask, type Reader } from "./own-tasks";

/** Reading runs. Writing them is the engine's (`run-store.ts`). */
export interface RunRow {
  id: string;
  number: number;
  title: string;
  workflowId: string;
  workflowName: string;
  versionId: string;
  versionNumber: number;
  status: RunStatus;
  createdAt: Date;
  endedAt: Date | null;
  mode: "live" | "play";
  input: JsonObject;
  error: JsonObject | null;
  response: { status: number; body: JsonValue } | null;
  startedByName: string | null;
}

export interface RunFilter {
  readonly workflowId?: string;
  readonly status?: RunStatus;
  /** part of the title, or the run's number with or without # */
  readonly search?: string;
  /** runs with a smaller number only */
  readonly before?: number;
  /** only runs that asked this reader something */
  readonly only: Reader | null;
}

const columns = Prisma.sql`
  r."id", r."number", r."title", r."workflowId", w."name" AS "workflowName", r."versionId",
  v."number" AS "versionNumber", r."status"::text AS "status", r."createdAt", r."endedAt", r."mode"::text AS "mode",
  r."input", r."error", r."response", u."name" AS "startedByName"`;
const from = Prisma.sql`
  FROM "run" r
  JOIN "workflow" w ON w."id" = r."workflowId"
  JOIN "workflow_version" v ON v."id" = r."versionId"
  LEFT JOIN "user" u ON u."id" = r."startedBy"`;

/** Live runs, the latest first. */
export function listRuns(tx: Tx, workspaceId: string, filter: RunFilter, limit: number): Promise<RunRow[]> {
  const conditions = [
    Prisma.sql`r."workspaceId" = ${workspaceId}::uuid`,
    Prisma.sql`r."mode" = 'live'`,
    ...(filter.workflowId ? [Prisma.sql`r."workflowId" = ${filter.workflowId}::uuid`] : []),
    ...(filter.status ? [Prisma.sql`r."status" = ${filter.status}::"RunStatus"`] : []),
    ...(filter.before ? [Prisma.sql`r."number" < ${filter.before}`] : []),
    ...(filter.search ? [matches(filter.search)] : []),
    ...(filter.only ? [isOwnRun(filter.only)] : []),
  ];
  return tx.$queryRaw<RunRow[]>`
    SELECT ${columns} ${from} WHERE ${Prisma.join(conditions, " AND ")} ORDER BY r."number" DESC LIMIT ${limit}`;
}

/** One run; null when unknown, foreign, or not among what `only` may see. */
export async function findRun(
  tx: Tx,
  workspaceId: string,
  id: string,
  only: Reader | null,
): Promise<RunRow | null> {
  const own = only ? Prisma.sql`AND ${isOwnRun(only)}` : Prisma.empty;
  const [found] = await tx.$queryRaw<RunRow[]>`
    SELECT ${columns} ${from} WHERE r."id" = ${id}::uuid AND r."workspaceId" = ${workspaceId}::uuid ${own}`;
  return found ?? null;
}

/** The state a waiting caller looks at. */
export async function findResponse(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<{ status: RunStatus; response: { status: number; body: JsonValue } | null } | null> {
  const found = await tx.run.findFirst({
    where: { id, workspaceId },
    select: { status: true, response: true },
  });
  return (
    found && { status: found.status, response: found.response as { status: number; body: JsonValue } | null }
  );
}

/** A run's steps in the order they became ready. */
export function listSteps(tx: Tx, runId: string) {
  return tx.step.findMany({ where: { runId }, orderBy: [{ readyAt: "asc" }, { id: "asc" }] });
}

/** What its agents were asked, in order. */
export function listAiCalls(tx: Tx, workspaceId: string, runId: string) {
  return tx.aiCall.findMany({ where: { workspaceId, runId }, orderBy: { createdAt: "asc" } });
}

/** The latest recorded output of each node of a workflow, from its latest 50 runs. */
export function latestOutputs(
  tx: Tx,
  workspaceId: string,
  workflowId: string,
): Promise<{ nodeId: string; output: JsonObject; at: Date; runNumber: number }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (s."nodeId") s."nodeId", s."output", COALESCE(s."endedAt", s."readyAt") AS "at",
      r."number" AS "runNumber"
    FROM (SELECT "id", "number" FROM "run" WHERE "workflowId" = ${workflowId}::uuid
      AND "workspaceId" = ${workspaceId}::uuid ORDER BY "createdAt" DESC LIMIT 50) r
    JOIN "step" s ON s."runId" = r."id"
    WHERE s."status" = 'succeeded' AND s."output" IS NOT NULL
    ORDER BY s."nodeId", r."number" DESC`;
}

function isOwnRun(reader: Reader): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "task" t WHERE t."runId" = r."id" AND ${isOwnTask(reader)})`;
}

function matches(search: string): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const number = /^#?(\d{1,9})$/.exec(search.trim())?.[1];
  const title = Prisma.sql`r."title" ILIKE ${pattern}`;
  return number ? Prisma.sql`(${title} OR r."number" = ${Number(number)})` : title;
}
