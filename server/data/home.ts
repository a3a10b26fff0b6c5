import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./database";
import { isOwnTask, type Reader } from "./own-tasks";

/** Figures of the home page. Days are the reader's: `offset` is their zone's distance from UTC in minutes. */
export interface DayFigures {
  /** YYYY-MM-DD */
  day: string;
  /** succeeded without anybody being asked */
  alone: number;
  /** a person was asked, whatever came of it */
  reviewed: number;
  failed: number;
}

const asked = Prisma.sql`EXISTS (SELECT 1 FROM "task" t WHERE t."runId" = r."id")`;

/** The last `days` days, today last, days without runs included. */
export function figuresByDay(
  tx: Tx,
  workspaceId: string,
  only: Reader | null,
  offset: number,
  days: number,
): Promise<DayFigures[]> {
  const zone = Prisma.sql`make_interval(mins => ${offset}::int)`;
  const today = Prisma.sql`(now() AT TIME ZONE 'UTC' + ${zone})::date`;
  return tx.$queryRaw<DayFigures[]>`
    WITH "found" AS (
      SELECT (r."createdAt" AT TIME ZONE 'UTC' + ${zone})::date AS "day", r."status", ${asked} AS "asked"
      FROM "run" r
      WHERE r."workspaceId" = ${workspaceId}::uuid AND r."mode" = 'live'
        AND r."createdAt" >= (${today} - ${days - 1}::int)::timestamp AT TIME ZONE 'UTC' - ${zone} ${narrowed(only)}
    )
    SELECT to_char(d, 'YYYY-MM-DD') AS "day",
      count(*) FILTER (WHERE f."status" = 'succeeded' AND NOT f."asked")::int AS "alone",
      count(*) FILTER (WHERE f."asked" AND f."status" <> 'failed')::int AS "reviewed",
      count(*) FILTER (WHERE f."status" = 'failed')::int AS "failed"
    FROM generate_series(${today} - ${days - 1}::int, ${today}, interval '1 day') AS d
    LEFT JOIN "found" f ON f."day" = d::date
    GROUP BY d ORDER BY d`;
}

/** How today's runs stand; waiting counts every run that waits, whenever it began. */
export async function figuresToday(
  tx: Tx,
  workspaceId: string,
  only: Reader | null,
  offset: number,
): Promise<{ succeeded: number; waiting: number; failed: number }> {
  const zone = Prisma.sql`make_interval(mins => ${offset}::int)`;
  const midnight = Prisma.sql`date_trunc('day', now() AT TIME ZONE 'UTC' + ${zone}) AT TIME ZONE 'UTC' - ${zone}`;
  const inWorkspace = Prisma.sql`r."workspaceId" = ${workspaceId}::uuid AND r."mode" = 'live' ${narrowed(only)}`;
  const [ended] = await tx.$queryRaw<{ succeeded: number; failed: number }[]>`
    SELECT count(*) FILTER (WHERE r."status" = 'succeeded')::int AS "succeeded",
      count(*) FILTER (WHERE r."status" = 'failed')::int AS "failed"
    FROM "run" r WHERE ${inWorkspace} AND r."createdAt" >= ${midnight}`;
  const [open] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS "waiting" FROM "run" r WHERE ${inWorkspace} AND r."status" = 'waiting'`;
  return { succeeded: ended?.succeeded ?? 0, failed: ended?.failed ?? 0, waiting: open?.waiting ?? 0 };
}

function narrowed(only: Reader | null): Prisma.Sql {
  if (!only) return Prisma.empty;
  return Prisma.sql`AND EXISTS (SELECT 1 FROM "task" t WHERE t."runId" = r."id" AND ${isOwnTask(only)})`;
}
