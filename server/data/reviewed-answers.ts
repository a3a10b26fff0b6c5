import type { Tx } from "./database";

const most = 100_000;

/**
 * How many answers of an agent (one node of a workflow, over all its versions) a person has decided about, up to
 * 100,000.
 */
export async function countReviewedAnswers(tx: Tx, workflowId: string, nodeId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (
      SELECT 1 FROM "run" r JOIN "step" s ON s."runId" = r."id" AND s."nodeId" = ${nodeId}
      WHERE r."workflowId" = ${workflowId}::uuid AND s."status" = 'succeeded' AND s."port" = 'needs_review'
        AND EXISTS (SELECT 1 FROM "task" t WHERE t."runId" = r."id" AND t."kind" = 'approval'
          AND t."status" = 'decided' AND t."openedAt" >= s."endedAt" - interval '1 s')
      LIMIT ${most}) reviewed`;
  return row?.count ?? 0;
}
