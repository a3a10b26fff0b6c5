import { randomUUID } from "node:crypto";
import { payloadChanges } from "@/server/domain/task/payload-changes";
import { effectHash, outcomeHash } from "@/server/domain/task/payload-hash";
import type {
  AllowedOutcome,
  Coverage,
  CoveredEffect,
  EffectPayload,
  OutcomeCoverage,
} from "@/server/domain/task/task";
import { hashAndRisk } from "./open-task";
import type { NewTask, StoredRun, StoredStep } from "./ports";
import type { ClaimedStep, Settlement } from "./settlement";

/** Ways out of a task that stands on an effect's own step instead of a wait node: they steer the step, not a wire. */
export const performPort = "perform";
export const stopPort = "stop";

const arrived: AllowedOutcome = {
  id: "arrived",
  kind: "arrived",
  label: "It arrived",
  port: "arrived",
  commentRequired: false,
};
const sendAgain: AllowedOutcome = {
  id: "send_again",
  kind: "send_again",
  label: "Send again",
  port: performPort,
  commentRequired: false,
};
const leaveIt: AllowedOutcome = {
  id: "leave_it",
  kind: "reject",
  label: "Leave it undone",
  port: stopPort,
  commentRequired: true,
};
const approve: AllowedOutcome = {
  id: "approve",
  kind: "approve",
  label: "Do this instead",
  port: performPort,
  commentRequired: false,
};
const reject: AllowedOutcome = {
  id: "reject",
  kind: "reject",
  label: "Do not do it",
  port: stopPort,
  commentRequired: true,
};

/** Saw ≠ executed is never let through: the effect waits, and a new task shows what differs. */
export function askAgain(
  claim: ClaimedStep & { payload: EffectPayload },
  approved: EffectPayload | null,
  approvedHash: string,
  maybeSent: boolean,
): Settlement {
  const { run, step, access, payload } = claim;
  const nonce = randomUUID();
  const effect = coveredEffect(claim, payload, nonce);
  const changes = payloadChanges(approved, payload);
  return {
    stepId: step.id,
    fence: step.fence,
    change: { status: "waiting", payload, payloadHash: effect.hash },
    records: [
      {
        event: "effect.refused",
        actor: { kind: "system" },
        workflowId: run.workflowId,
        runId: run.id,
        ...(step.coveredBy ? { taskId: step.coveredBy } : {}),
        data: {
          stepId: step.id,
          nodeId: step.nodeId,
          title: access.node.title,
          why: changes.join(" "),
          approvedHash,
          currentHash: effect.hash,
        },
      },
    ],
    task: (settled) =>
      stepTask(run, settled, nonce, {
        kind: "approval",
        ask: `${access.node.title}: what would happen has changed. Do this instead?`,
        reasons: [
          { code: "payload_changed", changes },
          // Whoever decides must know that what was approved may have gone out already.
          ...(maybeSent && approved
            ? [{ code: "effect_uncertain" as const, action: approved.sentence }]
            : []),
        ],
        evidence: [],
        outcomes: [approve, reject],
        coverage: {
          approve: { covered: [effect], uncovered: [], hash: outcomeHash("approve", [effect], nonce) },
          reject: nothing("reject", nonce),
        },
      }),
  };
}

/** The answers to an effect of unknown fate: it is there, send it again, or leave it. A person has to look there. */
export function askWhetherItArrived(
  run: StoredRun,
  step: StoredStep,
  claim: ClaimedStep,
  message: string,
): NewTask {
  const nonce = randomUUID();
  const { access, payload } = claim;
  const covered = payload ? [coveredEffect(claim, payload, nonce)] : [];
  return stepTask(run, step, nonce, {
    kind: "uncertain",
    ask: `Did “${access.node.title}” arrive?`,
    reasons: [{ code: "effect_uncertain", action: payload?.sentence ?? access.node.title }],
    evidence: [{ label: "What is known", text: message }],
    outcomes: [arrived, sendAgain, leaveIt],
    coverage: {
      arrived: nothing("arrived", nonce),
      leave_it: nothing("leave_it", nonce),
      send_again: { covered, uncovered: [], hash: outcomeHash("send_again", covered, nonce) },
    },
  });
}

type StepTask = Pick<NewTask, "kind" | "ask" | "reasons" | "evidence" | "outcomes"> & { coverage: Coverage };

/** Asked of those who answer for the workflow: owners, admins, and whoever made it. */
function stepTask(run: StoredRun, step: StoredStep, nonce: string, task: StepTask): NewTask {
  return {
    ...task,
    stepId: step.id,
    guidelines: "",
    fields: [],
    candidates: [{ role: "owner" }, { role: "admin" }, { userId: run.workflowCreatedBy }],
    dueInMinutes: null,
    expiryPort: null,
    nonce,
    ...hashAndRisk(task.coverage, { ask: task.ask, fields: [] }, nonce),
  };
}

function coveredEffect(
  { run, step, access }: ClaimedStep,
  payload: EffectPayload,
  nonce: string,
): CoveredEffect {
  const place = {
    workspaceId: run.workspaceId,
    runId: run.id,
    nodeId: step.nodeId,
    iteration: step.iteration,
    versionHash: run.versionHash,
    nonce,
  };
  return { nodeId: step.nodeId, title: access.node.title, payload, hash: effectHash(place, payload) };
}

function nothing(outcome: string, nonce: string): OutcomeCoverage {
  return { covered: [], uncovered: [], hash: outcomeHash(outcome, [], nonce) };
}
