import { Prisma } from "@/prisma/generated/client";
import type { AuditRecord } from "@/server/domain/audit/events";
import type { Reason } from "@/server/domain/intelligence/reasons";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { RunStatus, StepStatus } from "@/server/domain/run/status";
import type { EffectPayload } from "@/server/domain/task/task";
import { type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";
import { record } from "./audit";
import type { Tx } from "./database";
import { notifyLive } from "./live";
import { emit } from "./outbox";
import { coveringTask, openTask } from "./task-store";

/** Versions never change, so a process reads and parses each document once; the oldest are let go past 200. */
const documents = new Map<string, KnownDocument>();

interface KnownDocument {
  readonly document: WorkflowDocument;
  readonly connectionIds: readonly string[];
}

interface RunRow {
  id: string;
  number: number;
  workspaceId: string;
  workflowId: string;
  workflowName: string;
  workflowCreatedBy: string;
  versionId: string;
  versionNumber: number;
  versionHash: string;
  mode: "live" | "play";
  status: RunStatus;
  title: string;
  triggerNodeId: string;
  createdAt: Date;
  now: Date;
}

interface StepRow {
  id: string;
  nodeId: string;
  kind: string;
  iteration: string;
  status: StepStatus;
  port: string | null;
  output: JsonObject | null;
  reasons: Reason[] | null;
  payload: EffectPayload | null;
  payloadHash: string | null;
  coveredBy: string | null;
  fence: number;
  attempts: number;
}

const runColumns = Prisma.sql`
  r."id", r."number", r."workspaceId", r."workflowId", w."name" AS "workflowName", w."createdBy" AS "workflowCreatedBy",
  r."versionId", v."number" AS "versionNumber", v."hash" AS "versionHash", r."mode", r."status", r."title",
  r."triggerNodeId", r."createdAt",
  clock_timestamp() + make_interval(secs => r."clockOffsetMs" / 1000.0) AS "now"
  FROM "run" r JOIN "workflow" w ON w."id" = r."workflowId" JOIN "workflow_version" v ON v."id" = r."versionId"`;

const stepColumns = Prisma.sql`"id", "nodeId", "kind", "iteration", "status", "port", "output", "reasons", "payload",
  "payloadHash", "coveredBy", "fence", "attempts"`;

const unsettled = Prisma.sql`('ready', 'running', 'waiting', 'uncertain')`;

/** The engine's view of runs and steps, bound to one transaction (fits `RunStore` and `StepStore` of server/engine). */
export function runStore(tx: Tx) {
  const withDocument = async ([row]: RunRow[]) => {
    if (!row) return null;
    const { document, connectionIds } = await versionDocument(tx, row.versionId);
    return { ...row, document, accounts: await accountsOf(tx, row.workspaceId, connectionIds) };
  };

  return {
    readRun: async (runId: string) =>
      withDocument(await tx.$queryRaw<RunRow[]>`SELECT ${runColumns} WHERE r."id" = ${runId}::uuid`),

    lockRun: async (runId: string) =>
      withDocument(
        await tx.$queryRaw<RunRow[]>`SELECT ${runColumns} WHERE r."id" = ${runId}::uuid FOR UPDATE OF r`,
      ),

    steps: (runId: string) =>
      tx.$queryRaw<
        StepRow[]
      >`SELECT ${stepColumns} FROM "step" WHERE "runId" = ${runId}::uuid ORDER BY "readyAt", "id"`,

    async insertSteps(
      run: { id: string; workspaceId: string; now: Date },
      steps: readonly NewStepRow[],
    ): Promise<StepRow[]> {
      const rows = await tx.step.createManyAndReturn({
        data: steps.map((step) => ({
          workspaceId: run.workspaceId,
          runId: run.id,
          nodeId: step.nodeId,
          kind: step.kind,
          iteration: step.iteration,
          status: step.status,
          port: step.port,
          output: json(step.output),
          reasons: json(step.reasons),
          error: json(step.error),
          coveredBy: step.coveredBy ?? null,
          startedAt: step.status === "ready" || step.status === "skipped" ? null : run.now,
          endedAt: settled.has(step.status) ? run.now : null,
        })),
      });
      return rows as unknown as StepRow[];
    },

    async settleStep(stepId: string, fence: number | null, change: StepChangeRow): Promise<boolean> {
      const sets = [Prisma.sql`"status" = ${change.status}::"StepStatus"`, Prisma.sql`"leaseUntil" = NULL`];
      if (change.port !== undefined) sets.push(Prisma.sql`"port" = ${change.port}`);
      for (const column of ["output", "error", "reasons", "payload"] as const) {
        const value = change[column];
        if (value !== undefined)
          sets.push(
            Prisma.sql`${Prisma.raw(`"${column}"`)} = ${value === null ? null : JSON.stringify(value)}::jsonb`,
          );
      }
      if (change.payloadHash !== undefined) sets.push(Prisma.sql`"payloadHash" = ${change.payloadHash}`);
      if (change.coveredBy !== undefined) sets.push(Prisma.sql`"coveredBy" = ${change.coveredBy}::uuid`);
      if (settled.has(change.status)) sets.push(Prisma.sql`"endedAt" = clock_timestamp()`);
      if (change.status === "ready") sets.push(Prisma.sql`"readyAt" = clock_timestamp()`);
      if (fence !== null) sets.push(Prisma.sql`"attempts" = "attempts" + 1`);
      const guard =
        fence === null ? Prisma.empty : Prisma.sql`AND "fence" = ${fence} AND "status" = 'running'`;
      const changed = await tx.$executeRaw`
        UPDATE "step" SET ${Prisma.join(sets)}
        WHERE "id" = ${stepId}::uuid AND "status" IN ${unsettled} ${guard}`;
      return changed === 1;
    },

    async setRunStatus(
      runId: string,
      status: RunStatus,
      change: {
        response: { status: number; body: JsonValue } | null;
        error: JsonObject | null;
        ended: boolean;
      },
    ): Promise<void> {
      await tx.$executeRaw`
        UPDATE "run" SET "status" = ${status}::"RunStatus",
          "response" = COALESCE("response", ${change.response ? JSON.stringify(change.response) : null}::jsonb),
          "error" = COALESCE(${change.error ? JSON.stringify(change.error) : null}::jsonb, "error"),
          "endedAt" = CASE WHEN ${change.ended} THEN clock_timestamp() ELSE "endedAt" END
        WHERE "id" = ${runId}::uuid`;
    },

    openTask: (run: TaskRun, task: Parameters<typeof openTask>[2]) => openTask(tx, run, task),
    coveringTask: (taskId: string) => coveringTask(tx, taskId),
    emit: (events: readonly { id: string; name: string; data: JsonObject }[]) => emit(tx, events),
    audit: (workspaceId: string, records: readonly AuditRecord[]) => record(tx, workspaceId, records),
    notify: (workspaceId: string, changes: readonly { kind: "run" | "task"; id: string }[]) =>
      notifyLive(tx, workspaceId, changes),
  };
}

export type TaskRun = { id: string; workspaceId: string; workflowId: string; versionId: string };

interface NewStepRow {
  readonly nodeId: string;
  readonly kind: string;
  readonly iteration: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly output: JsonObject | null;
  readonly reasons?: readonly Reason[];
  readonly coveredBy?: string | null;
  readonly error?: JsonObject;
}

interface StepChangeRow {
  readonly status: StepStatus;
  readonly port?: string | null;
  readonly output?: JsonObject | null;
  readonly error?: JsonObject | null;
  readonly reasons?: readonly Reason[] | null;
  readonly payload?: EffectPayload | null;
  readonly payloadHash?: string | null;
  readonly coveredBy?: string | null;
}

const settled: ReadonlySet<StepStatus> = new Set(["succeeded", "failed", "skipped", "cancelled"]);

function json(value: unknown) {
  return value === null || value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

/** A version's document, read and parsed once per process, and the connections that it names. */
export async function versionDocument(tx: Tx, versionId: string): Promise<KnownDocument> {
  const found = documents.get(versionId);
  if (found) return found;
  const version = await tx.workflowVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { document: true },
  });
  const document = workflowDocument.parse(version.document);
  const ids = document.nodes.map((node) => node.config.connectionId).filter((id) => typeof id === "string");
  const known = { document, connectionIds: [...new Set(ids)] };
  const oldest = documents.size >= 200 ? documents.keys().next().value : undefined;
  if (oldest !== undefined) documents.delete(oldest);
  documents.set(versionId, known);
  return known;
}

async function accountsOf(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const found = await tx.connection.findMany({
    where: { id: { in: [...ids] }, workspaceId, removedAt: null },
    select: { id: true, account: true },
  });
  return Object.fromEntries(found.map(({ id, account }) => [id, account]));
}
