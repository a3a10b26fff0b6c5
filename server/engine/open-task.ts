import { randomUUID } from "node:crypto";
import { AppError } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { taskHash } from "@/server/domain/task/payload-hash";
import { type ReasonSource, reasonsFor } from "@/server/domain/task/reasons-for";
import type {
  AllowedOutcome,
  Coverage,
  OutcomeCoverage,
  TaskDraft,
  TaskField,
} from "@/server/domain/task/task";
import type { RiskClass } from "@/server/domain/workflow/node-spec";
import { coverOutcome } from "./coverage";
import { accessNode, inputOf } from "./node-access";
import type { NewTask, StoredRun, StoredStep } from "./ports";
import type { RunState } from "./unfold";

/** The task of a wait node whose turn has come: what is asked, why, and exactly what each answer triggers. */
export function openWaitingTask(
  run: StoredRun,
  state: RunState,
  steps: readonly StoredStep[],
  step: StoredStep,
): NewTask {
  const { node, runner, config } = accessNode(run.document, step.nodeId);
  if (runner.nature !== "wait") throw new AppError("internal", `“${node.title}” does not wait for anybody.`);
  const now = run.now.toISOString();
  const draft = runner.open(config, inputOf(run, node, state.scope, now));
  const nonce = randomUUID();
  const coverage = coverAll(run, state, step.nodeId, draft.outcomes, fieldValues(draft.fields), nonce, now);
  const sources = steps.map(
    ({ nodeId, port, reasons }): ReasonSource => ({
      nodeId,
      port,
      reasons: reasons ?? [],
      title: accessNode(run.document, nodeId).node.title,
      nature: accessNode(run.document, nodeId).nature,
    }),
  );
  const reasons = reasonsFor(run.document, step.nodeId, sources);
  return {
    ...draft,
    reasons,
    stepId: step.id,
    kind: "approval",
    coverage,
    nonce,
    ...hashAndRisk(coverage, draft, nonce),
  };
}

/** The coverage of every allowed answer, for the fields as they stand. */
export function coverAll(
  run: StoredRun,
  state: RunState,
  taskNodeId: string,
  outcomes: readonly AllowedOutcome[],
  fields: JsonObject,
  nonce: string,
  now: string,
): Coverage {
  return Object.fromEntries(
    outcomes.map((outcome): [string, OutcomeCoverage] => [
      outcome.id,
      coverOutcome({ run, state, taskNodeId, outcome, fields, nonce, now }),
    ]),
  );
}

/** What the person sees, as one hash, and the highest risk among what the answers may trigger. */
export function hashAndRisk(coverage: Coverage, draft: Pick<TaskDraft, "ask" | "fields">, nonce: string) {
  const shown = { ask: draft.ask, fields: fieldValues(draft.fields) };
  return { payloadHash: taskHash(coverage, shown, nonce), risk: highestRisk(coverage) };
}

export function fieldValues(fields: readonly TaskField[]): JsonObject {
  return Object.fromEntries(fields.map((field) => [field.key, field.value]));
}

const riskOrder: readonly RiskClass[] = ["read", "write", "destructive"];

function highestRisk(coverage: Coverage): RiskClass {
  const risks = Object.values(coverage).flatMap(({ covered, uncovered }) => [
    ...covered.map((effect) => effect.payload.risk),
    ...uncovered.map((effect) => effect.risk),
  ]);
  return [...riskOrder].reverse().find((risk) => risks.includes(risk)) ?? "read";
}
