import type { Prisma } from "@/prisma/generated/client";
import type { EffectPayload } from "@/server/domain/task/task";
import type { Tx } from "./database";

/** Leases on steps, by the database's clock (fits `StepStore` of server/engine, together with `runStore`). */
export function stepLeases(tx: Tx) {
  return {
    async claimStep(stepId: string, leaseMs: number) {
      // One statement decides who works: a ready step whose pause is over, or one whose holder let the lease lapse.
      const [row] = await tx.$queryRaw<ClaimRow[]>`
        WITH before AS (
          SELECT s."id", s."status" FROM "step" s JOIN "run" r ON r."id" = s."runId"
          WHERE s."id" = ${stepId}::uuid AND r."status" IN ('queued', 'running', 'waiting')
            AND ((s."status" = 'ready' AND s."readyAt" <= clock_timestamp())
              OR (s."status" = 'running' AND s."leaseUntil" < clock_timestamp()))
          FOR UPDATE OF s
        )
        UPDATE "step" s SET "status" = 'running', "fence" = s."fence" + 1,
          "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 ms',
          "deaths" = s."deaths" + CASE WHEN before."status" = 'running' THEN 1 ELSE 0 END,
          "startedAt" = COALESCE(s."startedAt", clock_timestamp())
        FROM before WHERE s."id" = before."id"
        RETURNING s."id", s."runId", s."nodeId", s."kind", s."iteration", s."status", s."port", s."output", s."reasons",
          s."payload", s."payloadHash", s."coveredBy", s."fence", s."attempts", s."deaths",
          before."status" = 'running' AS "died",
          before."status" = 'running' OR COALESCE((s."error"->>'sent')::boolean, false) AS "maybeSent"`;
      if (row) {
        const { runId, died, deaths, maybeSent, ...step } = row;
        return { kind: "claimed" as const, runId, step, died, deaths, maybeSent };
      }
      const [held] = await tx.$queryRaw<{ forMs: number }[]>`
        SELECT ceil(extract(epoch FROM (CASE WHEN "status" = 'running' THEN "leaseUntil" ELSE "readyAt" END) - clock_timestamp()) * 1000)::int AS "forMs"
        FROM "step" WHERE "id" = ${stepId}::uuid AND "status" IN ('running', 'ready')`;
      return held
        ? { kind: "held" as const, forMs: Math.max(50, held.forMs) }
        : { kind: "nothing_to_do" as const };
    },

    async recordPayload(
      stepId: string,
      fence: number,
      payload: EffectPayload,
      payloadHash: string,
    ): Promise<boolean> {
      const { count } = await tx.step.updateMany({
        where: { id: stepId, fence, status: "running" },
        data: { payload: payload as unknown as Prisma.InputJsonObject, payloadHash },
      });
      return count === 1;
    },

    async renewLease(stepId: string, fence: number, leaseMs: number): Promise<boolean> {
      const renewed = await tx.$executeRaw`
        UPDATE "step" SET "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 ms'
        WHERE "id" = ${stepId}::uuid AND "fence" = ${fence} AND "status" = 'running'`;
      return renewed === 1;
    },

    async releaseStep(
      stepId: string,
      fence: number,
      readyInMs: number,
      why: { message: string; sent: boolean },
    ): Promise<boolean> {
      const released = await tx.$executeRaw`
        UPDATE "step" SET "status" = 'ready', "leaseUntil" = NULL, "attempts" = "attempts" + 1,
          "error" = ${JSON.stringify(why)}::jsonb,
          "readyAt" = clock_timestamp() + ${readyInMs} * interval '1 ms'
        WHERE "id" = ${stepId}::uuid AND "fence" = ${fence} AND "status" = 'running'`;
      return released === 1;
    },

    async recordAiCall(
      run: { id: string; workspaceId: string },
      step: { id: string; nodeId: string },
      performed: {
        port: string;
        aiCall?: {
          method: string;
          modelVersion: string;
          confidence: number | null;
          usage: { inputTokens: number; outputTokens: number } | null;
          durationMs: number;
        };
      },
    ): Promise<void> {
      if (!performed.aiCall) return;
      const { usage, ...call } = performed.aiCall;
      await tx.aiCall.create({
        data: {
          ...call,
          workspaceId: run.workspaceId,
          runId: run.id,
          stepId: step.id,
          nodeId: step.nodeId,
          port: performed.port,
          inputTokens: usage?.inputTokens ?? null,
          outputTokens: usage?.outputTokens ?? null,
        },
      });
    },
  };
}

interface ClaimRow {
  id: string;
  runId: string;
  nodeId: string;
  kind: string;
  iteration: string;
  status: "running";
  port: string | null;
  output: null;
  reasons: null;
  payload: EffectPayload | null;
  payloadHash: string | null;
  coveredBy: string | null;
  fence: number;
  attempts: number;
  deaths: number;
  died: boolean;
  maybeSent: boolean;
}
