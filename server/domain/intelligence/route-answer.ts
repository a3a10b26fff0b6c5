import { isConfident, normaliseConfidence } from "@/server/domain/intelligence/confidence";
import {
  type AgentTask,
  type AiAnswer,
  AiFailure,
  type AiValue,
} from "@/server/domain/intelligence/provider";
import type { Reason } from "@/server/domain/intelligence/reasons";

export interface RouteInput {
  task: AgentTask;
  result: AiAnswer | AiFailure;
  /** 0–1. Anything else is reached by nothing. */
  threshold: number;
  /** The outcome of the agent's risk rules; `sentences` name those that matched. */
  risk: { matched: boolean; sentences: string[] };
  /** The first `n` answers are reviewed; `reviewedSoFar` counts those before this one. */
  firstReviewed: { n: number; reviewedSoFar: number };
}

export interface Route {
  port: "confident" | "needs_review";
  /** Empty exactly when the port is `confident`; the most telling reason comes first. */
  reasons: Reason[];
}

/**
 * Decides whether an agent's answer may go on alone. It may only when nothing speaks against it: there is an
 * answer, it has the form asked for, it is in scope, no risk rule matched, nothing required is missing, every
 * confidence is a number that reaches the threshold, and the first answers have been reviewed.
 */
export function routeAnswer(input: RouteInput): Route {
  const { result } = input;
  const reasons =
    result instanceof AiFailure
      ? [failureReason(result), ...riskReasons(input)]
      : [
          ...formReasons(input.task, result),
          ...riskReasons(input),
          ...missingReasons(input.task, result),
          ...(result.outOfScope ? [{ code: "out_of_scope" } as const] : []),
          ...confidenceReasons(input.task, result, input.threshold),
          ...newReasons(input.firstReviewed),
        ];
  return { port: reasons.length === 0 ? "confident" : "needs_review", reasons };
}

function failureReason(failure: AiFailure): Reason {
  return failure.reason === "invalid"
    ? { code: "answer_did_not_fit", detail: failure.message }
    : { code: "ai_unavailable", refused: failure.reason === "refused", detail: failure.message };
}

function formReasons(task: AgentTask, result: AiAnswer): Reason[] {
  const { label, text } = result.answer;
  if (task.kind === "classify" && !result.outOfScope && !task.labels.some((known) => known.name === label)) {
    return [{ code: "answer_did_not_fit", detail: "It is none of the labels of this agent." }];
  }
  if (task.kind === "draft" && isMissing(text)) {
    return [{ code: "answer_did_not_fit", detail: "The draft is empty." }];
  }
  return [];
}

function riskReasons({ risk }: RouteInput): Reason[] {
  if (!risk.matched && risk.sentences.length === 0) return [];
  const rules = risk.sentences.filter((sentence) => sentence.trim() !== "");
  return [{ code: "high_risk", rules: rules.length > 0 ? rules : ["A risk rule of this agent matched"] }];
}

function missingReasons(task: AgentTask, result: AiAnswer): Reason[] {
  if (task.kind !== "extract") return [];
  const fields = task.fields.filter((field) => field.required && isMissing(result.answer[field.key]));
  return fields.length > 0
    ? [{ code: "field_missing", fields: fields.map((field) => field.label || field.key) }]
    : [];
}

const whole = { classify: "the label", extract: "the values", draft: "the draft" } as const;

function confidenceReasons(task: AgentTask, result: AiAnswer, threshold: number): Reason[] {
  const asked = normaliseConfidence(threshold);
  if (!isConfident(result.confidence, threshold)) {
    const confidence = normaliseConfidence(result.confidence);
    return [{ code: "low_confidence", of: [whole[task.kind]], confidence, threshold: asked }];
  }
  if (task.kind !== "extract") return [];
  const unsure = task.fields.filter(
    (field) => !isMissing(result.answer[field.key]) && !isConfident(result.perField[field.key], threshold),
  );
  if (unsure.length === 0) return [];
  const numbers = unsure.map((field) => normaliseConfidence(result.perField[field.key]));
  const known = numbers.filter((value) => value !== null);
  return [
    {
      code: "low_confidence",
      of: unsure.map((field) => field.label || field.key),
      confidence: known.length === numbers.length ? Math.min(...known) : null,
      threshold: asked,
    },
  ];
}

function newReasons({ n, reviewedSoFar }: RouteInput["firstReviewed"]): Reason[] {
  return reviewedSoFar < n ? [{ code: "new_workflow", n, reviewedSoFar }] : [];
}

function isMissing(value: AiValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
