import type { Tx } from "@/server/data/database";
import { insertRun, insertTriggerStep, liveVersion, runOfKey } from "@/server/data/run-start";
import { runStore, versionDocument } from "@/server/data/run-store";
import type { AuditActor } from "@/server/domain/audit/events";
import { AppError, notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { advance } from "@/server/engine/advance";
import { accessNode } from "@/server/engine/node-access";

export interface RunStart {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly triggerNodeId: string;
  /** the raw event, as the trigger's `accept` takes it */
  readonly event: JsonObject;
  /** the same event twice starts one run */
  readonly idempotencyKey: string;
  /** the person who started it; null when the outside did */
  readonly startedBy: string | null;
}

/**
 * Starts a run of the live version in the caller's transaction: the trigger accepts the event, the run and its trigger
 * step are recorded and audited, and the run is carried on as far as it goes by itself.
 * Throws AppError `refused` when nothing is published, `bad_input` (`details.fields`) when the event does not fit.
 * @returns `existed: true` with the first run when the idempotency key was seen before.
 */
export async function startRun(
  tx: Tx,
  start: RunStart,
): Promise<{ runId: string; number: number; existed: boolean }> {
  const { workspaceId, workflowId, triggerNodeId, event, idempotencyKey, startedBy } = start;
  const version = await liveVersion(tx, workspaceId, workflowId);
  if (version === undefined) throw notFound("workflow");
  if (!version) {
    throw new AppError("refused", "This workflow is not published, so it cannot start. Publish it first.");
  }
  const { document } = await versionDocument(tx, version.id);
  if (!document.nodes.some((node) => node.id === triggerNodeId)) {
    throw new AppError("refused", "The live version has no such trigger. Publish your changes first.");
  }
  const { node, spec, runner, config } = accessNode(document, triggerNodeId);
  if (runner.nature !== "trigger") throw new AppError("refused", `“${node.title}” does not start runs.`);
  const { output, title } = runner.accept(config, event);

  const { id: versionId } = version;
  const run = await insertRun(tx, {
    workspaceId,
    workflowId,
    versionId,
    title,
    triggerNodeId,
    // what the trigger took: the raw event of a delivery still holds its signature, cookies and credentials
    input: output,
    idempotencyKey,
    startedBy,
  });
  if (!run) {
    const first = await runOfKey(tx, workflowId, idempotencyKey);
    return { runId: first.id, number: first.number, existed: true };
  }
  const port = spec.ports(config)[0]?.id ?? "next";
  await insertTriggerStep(tx, workspaceId, run, { nodeId: node.id, kind: node.kind, port, output });
  const store = runStore(tx);
  const actor: AuditActor = startedBy
    ? { kind: "person", id: startedBy }
    : { kind: "trigger", nodeId: node.id, title: node.title };
  await store.audit(workspaceId, [
    {
      event: "run.started",
      actor,
      workflowId,
      runId: run.id,
      data: { number: run.number, title, versionNumber: version.number },
    },
  ]);
  await advance(store, run.id, null);
  return { runId: run.id, number: run.number, existed: false };
}
