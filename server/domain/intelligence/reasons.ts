import { z } from "zod";
import { confidencePercent, thresholdPercent } from "@/server/domain/intelligence/confidence";

const share = z.number().min(0).max(1);
const sentences = z.array(z.string().min(1)).min(1);

/**
 * Why something stopped for a person: a closed list, stored with the task and counted in reports. Each carries
 * what its sentence needs, and nothing else.
 */
export const reasonSchema = z.discriminatedUnion("code", [
  /** `of`: what was unsure, as a person names it ("the label", "Total due"). Null = no number that means anything. */
  z.strictObject({
    code: z.literal("low_confidence"),
    of: sentences,
    confidence: share.nullable(),
    threshold: share.nullable(),
  }),
  /** `fields`: the labels of the required fields without a value. */
  z.strictObject({ code: z.literal("field_missing"), fields: sentences }),
  /** `checks`: one sentence per check that failed, e.g. "The lines add up to 410.00, not to 401.00". */
  z.strictObject({ code: z.literal("checks_failed"), checks: sentences }),
  /** `rules`: the agent's risk rules that matched, each as a sentence. */
  z.strictObject({ code: z.literal("high_risk"), rules: sentences }),
  /** `policies`: the organisation's rules that ask for a person, each as a sentence. */
  z.strictObject({ code: z.literal("policy"), policies: sentences }),
  z.strictObject({ code: z.literal("out_of_scope") }),
  /** `detail`: a sentence from the provider; never a credential. */
  z.strictObject({ code: z.literal("ai_unavailable"), refused: z.boolean(), detail: z.string() }),
  z.strictObject({ code: z.literal("answer_did_not_fit"), detail: z.string() }),
  /** `share`: how much of what goes on alone is looked at all the same. */
  z.strictObject({ code: z.literal("sampled_for_audit"), share }),
  /** The first `n` answers of an agent are reviewed; `reviewedSoFar` were before this one. */
  z.strictObject({
    code: z.literal("new_workflow"),
    n: z.number().int().positive(),
    reviewedSoFar: z.number().int().nonnegative(),
  }),
  /** `rule`: the step of the workflow that always asks, as a sentence. */
  z.strictObject({ code: z.literal("asked_by_rule"), rule: z.string().min(1) }),
  /** `changes`: what differs from what was approved, one sentence each. */
  z.strictObject({ code: z.literal("payload_changed"), changes: sentences }),
  /** `action`: what may or may not have happened, e.g. "POST https://…". */
  z.strictObject({ code: z.literal("effect_uncertain"), action: z.string().min(1) }),
  z.strictObject({ code: z.literal("step_failed"), step: z.string().min(1), detail: z.string() }),
]);

export type Reason = z.infer<typeof reasonSchema>;

/** The reason as one or two plain sentences for a busy person. Never empty; holds no codes and no jargon. */
export function reasonSentence(reason: Reason): string {
  switch (reason.code) {
    case "low_confidence":
      return lowConfidence(reason);
    case "field_missing":
      return `${listOf(reason.fields)} ${reason.fields.length === 1 ? "was" : "were"} not found.`;
    case "checks_failed":
      return reason.checks.map(sentence).join(" ");
    case "high_risk":
      return `Your risk rules ask for a person: ${joined(reason.rules)}`;
    case "policy":
      return `A policy of your workspace asks for a person: ${joined(reason.policies)}`;
    case "out_of_scope":
      return "This does not look like anything that the AI was taught to sort.";
    case "ai_unavailable":
      return withDetail(
        reason.refused ? "The AI declined to answer." : "The AI could not be used.",
        reason.detail,
      );
    case "answer_did_not_fit":
      return withDetail("The AI's answer was not in the form that was asked for.", reason.detail);
    case "sampled_for_audit":
      return `Picked at random: ${thresholdPercent(reason.share)} of what could go on alone is looked at by a person.`;
    case "new_workflow":
      return `The first ${reason.n} answers are reviewed by a person; this is number ${reason.reviewedSoFar + 1}.`;
    case "asked_by_rule":
      return `The workflow always asks here: ${sentence(reason.rule)}`;
    case "payload_changed":
      return `What is about to happen is no longer what was approved. ${reason.changes.map(sentence).join(" ")}`;
    case "effect_uncertain":
      return `It is not known whether this happened: ${reason.action}. Look there before you decide.`;
    case "step_failed":
      return withDetail(`The step “${reason.step}” did not work.`, reason.detail);
  }
}

function lowConfidence(reason: Extract<Reason, { code: "low_confidence" }>): string {
  const what = listOf(reason.of);
  if (reason.confidence === null) return `The AI cannot say how sure it is of ${what}.`;
  const asked = reason.threshold === null ? "" : `; you asked for ${thresholdPercent(reason.threshold)}`;
  return `The AI was ${confidencePercent(reason.confidence)} sure of ${what}${asked}.`;
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Sentences joined with semicolons and closed with one full stop. */
function joined(items: readonly string[]): string {
  return sentence(items.map((item) => item.trim().replace(/[.;]$/, "")).join("; "));
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function withDetail(start: string, detail: string): string {
  return detail.trim() === "" ? start : `${start} ${sentence(detail)}`;
}
