import { z } from "zod";
import type { Tx } from "@/server/data/database";
import { namesOf } from "@/server/data/people";
import { findRun, listAiCalls, listSteps } from "@/server/data/runs";
import { listRunTasks } from "@/server/data/tasks";
import { findVersionById } from "@/server/data/workflow-versions";
import { notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import type { EffectPayload } from "@/server/domain/task/task";
import { nodeById, type WorkflowDocument } from "@/server/domain/workflow/document";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { candidateNames } from "@/server/services/tasks/candidate-names";
import { reasonsOf } from "@/server/services/tasks/task-summary";
import { defineUseCase } from "@/server/services/use-case";
import { itemOf, waitingFor } from "./run-item";

/** One run as it was and is: the version's drawing, every step, every task, every question put to an agent. */
export const getRun = defineUseCase({
  name: "runs.get",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, caller, grant }, { id }) {
    const { workspaceId } = caller;
    const row = await findRun(tx, workspaceId, id, grant === "own" ? caller : null);
    const version = row && (await findVersionById(tx, workspaceId, row.versionId));
    if (!row || !version) throw notFound("run");
    const document = readDocument(version.document);
    const waits = await waitingFor(tx, workspaceId, [row]);
    const { mode, input, error, response, startedByName } = row;
    const calls = await listAiCalls(tx, workspaceId, id);
    return {
      run: { ...itemOf(row, waits.get(id) ?? null), mode, input, error, response, startedByName },
      document,
      steps: await stepsOf(tx, id, document),
      tasks: await tasksOf(tx, workspaceId, id),
      aiCalls: calls.map(({ workspaceId: _, runId: __, ...call }) => call),
    };
  },
});

async function stepsOf(tx: Tx, runId: string, document: WorkflowDocument) {
  return (await listSteps(tx, runId)).map((step) => ({
    id: step.id,
    nodeId: step.nodeId,
    kind: step.kind,
    title: nodeById(document, step.nodeId)?.title ?? step.nodeId,
    iteration: step.iteration,
    status: step.status,
    port: step.port,
    output: step.output as JsonObject | null,
    error: step.error as JsonObject | null,
    reasons: reasonsOf(step.reasons),
    payload: step.payload as unknown as EffectPayload | null,
    payloadHash: step.payloadHash,
    coveredBy: step.coveredBy,
    attempts: step.attempts,
    readyAt: step.readyAt,
    startedAt: step.startedAt,
    endedAt: step.endedAt,
  }));
}

async function tasksOf(tx: Tx, workspaceId: string, runId: string) {
  const tasks = await listRunTasks(tx, workspaceId, runId);
  const names = await namesOf(
    tx,
    tasks.map(({ decidedBy }) => decidedBy),
  );
  const candidates = await candidateNames(
    tx,
    tasks.map((task) => task.candidates),
  );
  return tasks.map((task, index) => ({
    id: task.id,
    number: task.number,
    stepId: task.stepId,
    kind: task.kind,
    status: task.status,
    ask: task.ask,
    reasons: reasonsOf(task.reasons),
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    outcome: task.outcome,
    decidedAt: task.decidedAt,
    decidedByName: (task.decidedBy && names.get(task.decidedBy)) ?? null,
    candidates: candidates[index] ?? [],
  }));
}
