import type { Tx } from "./database";

export interface OverdueStep {
  id: string;
  fence: number;
  workspaceId: string;
  workflowId: string;
  /** which sweep this is, so that each gives its wake an id of its own */
  tick: number;
}

/** Steps that are ready for too long or whose lease has lapsed, oldest first. */
export function overdueSteps(tx: Tx, graceSeconds: number, limit: number): Promise<OverdueStep[]> {
  return tx.$queryRaw<OverdueStep[]>`
    SELECT s."id", s."fence", s."workspaceId", r."workflowId",
      (extract(epoch FROM clock_timestamp()) / ${graceSeconds})::int AS "tick"
    FROM "step" s JOIN "run" r ON r."id" = s."runId"
    WHERE r."status" IN ('queued', 'running', 'waiting')
      AND ((s."status" = 'ready' AND s."readyAt" < clock_timestamp() - ${graceSeconds} * interval '1 s')
        OR (s."status" = 'running' AND s."leaseUntil" < clock_timestamp()))
    ORDER BY s."readyAt" LIMIT ${limit}`;
}

/** Open tasks past their due time, oldest first. */
export async function overdueTasks(tx: Tx, graceSeconds: number, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "task" WHERE "status" = 'open' AND "dueAt" IS NOT NULL
      AND run_now("runId") > "dueAt" + ${graceSeconds} * interval '1 s' ORDER BY "dueAt" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
