import type { AuditRecord } from "@/server/domain/audit/events";
import { reasonSentence } from "@/server/domain/intelligence/reasons";
import { askWhetherItArrived } from "./ask-again";
import type { Performed } from "./ports";
import type { ClaimedStep, Settlement } from "./settlement";

/** It was done and answered. */
export function succeeded(claim: ClaimedStep, performed: Performed): Settlement {
  return {
    stepId: claim.step.id,
    fence: claim.step.fence,
    change: {
      status: "succeeded",
      port: performed.port,
      output: performed.output,
      error: null,
      reasons: performed.reasons ?? null,
    },
    records: [
      ...agentRecord(claim, performed),
      ...(performed.port === "failed" ? failureRecord(claim, "The target refused it.") : effectRecord(claim)),
    ],
  };
}

/** It was surely not done, or the target said no: the node's `failed` port is taken where the builder has one. */
export function failed(claim: ClaimedStep, message: string): Settlement {
  const { access, step } = claim;
  const port = access.spec.ports(access.config).some((candidate) => candidate.id === "failed")
    ? "failed"
    : null;
  return {
    stepId: step.id,
    fence: step.fence,
    change: {
      status: "failed",
      port,
      output: port ? { error: message } : null,
      error: { message },
    },
    records: failureRecord(claim, message),
  };
}

/** It may or may not have been done: a person says which. */
export function uncertain(claim: ClaimedStep, message: string): Settlement {
  const action = claim.payload?.action ?? claim.access.spec.kind;
  return {
    stepId: claim.step.id,
    fence: claim.step.fence,
    change: { status: "uncertain", error: { message } },
    records: [{ ...about(claim), event: "effect.uncertain", data: { ...named(claim), action, message } }],
    task: (step, run) => askWhetherItArrived(run, step, claim, message),
  };
}

function failureRecord(claim: ClaimedStep, message: string): AuditRecord[] {
  const { access, payload } = claim;
  if (access.nature !== "effect") return [];
  const data = { ...named(claim), action: payload?.action ?? access.spec.kind, message };
  return [{ ...about(claim), event: "effect.failed", data }];
}

function agentRecord(claim: ClaimedStep, performed: Performed): AuditRecord[] {
  if (!performed.aiCall) return [];
  const { confidence, modelVersion } = performed.aiCall;
  const { id: nodeId, title } = claim.access.node;
  const common = {
    actor: { kind: "agent" as const, nodeId, title },
    workflowId: claim.run.workflowId,
    runId: claim.run.id,
  };
  const reasons = performed.reasons ?? [];
  return reasons.length === 0
    ? [{ ...common, event: "agent.went_on_alone", data: { nodeId, confidence, modelVersion } }]
    : [
        {
          ...common,
          event: "agent.asked_for_review",
          data: { nodeId, confidence, reasons: reasons.map(reasonSentence) },
        },
      ];
}

function effectRecord(claim: ClaimedStep): AuditRecord[] {
  const { access, step, payload, payloadHash } = claim;
  if (access.nature !== "effect" || !payload) return [];
  const { action, sentence } = payload;
  const data = {
    ...named(claim),
    action,
    sentence,
    payloadHash: payloadHash ?? "",
    coveredBy: step.coveredBy,
    attempts: step.attempts + 1,
  };
  return [{ ...about(claim), event: "effect.performed", data }];
}

function about({ run, step }: ClaimedStep) {
  const task = step.coveredBy ? { taskId: step.coveredBy } : {};
  return { actor: { kind: "system" as const }, workflowId: run.workflowId, runId: run.id, ...task };
}

function named({ step, access }: ClaimedStep) {
  return { stepId: step.id, nodeId: step.nodeId, title: access.node.title };
}
