import type { Role } from "@/server/domain/access/roles";
import type { AllowedOutcome, Candidate } from "./task";

/** The facts a decision is judged by. Status, hash and due time are compared again in the database, in one statement. */
export interface DecisionFacts {
  readonly status: "open" | "decided" | "expired" | "withdrawn";
  readonly payloadHash: string;
  readonly outcomes: readonly AllowedOutcome[];
  readonly candidates: readonly Candidate[];
  readonly dueAt: Date | null;
  readonly now: Date;
}

export interface Answer {
  readonly userId: string;
  readonly role: Role;
  readonly outcome: string;
  readonly shownHash: string;
  readonly comment: string;
}

/** Why a decision does not count, in the order of the checks. */
export type Refusal =
  | "not_a_candidate"
  | "already_decided"
  | "expired"
  | "withdrawn"
  | "unknown_outcome"
  | "comment_required"
  | "payload_changed";

export const refusalSentences: Record<Refusal, string> = {
  not_a_candidate: "This task is asked of other people. You can read it, but not decide it.",
  already_decided: "Somebody has already decided this task.",
  expired: "The time for this task is over, so your answer was not taken.",
  withdrawn: "This task was withdrawn: there is nothing left to decide.",
  unknown_outcome: "This task does not offer that answer.",
  comment_required: "Say why in a few words: this answer needs a reason.",
  payload_changed:
    "What would happen has changed since you opened this task. Look at it again; nothing was done.",
};

export function isCandidate(candidates: readonly Candidate[], userId: string, role: Role): boolean {
  if (role === "auditor") return false;
  return candidates.some((candidate) => candidate.userId === userId || candidate.role === role);
}

/** Pure rule of one decision with first-answer quorum: the outcome it settles, or why it is refused. */
export function judgeDecision(
  facts: DecisionFacts,
  answer: Answer,
): { outcome: AllowedOutcome } | { refusal: Refusal } {
  if (!isCandidate(facts.candidates, answer.userId, answer.role)) return { refusal: "not_a_candidate" };
  if (facts.status === "decided") return { refusal: "already_decided" };
  if (facts.status === "withdrawn") return { refusal: "withdrawn" };
  if (facts.status === "expired" || (facts.dueAt !== null && facts.now >= facts.dueAt))
    return { refusal: "expired" };
  const outcome = facts.outcomes.find((allowed) => allowed.id === answer.outcome);
  if (!outcome) return { refusal: "unknown_outcome" };
  if (outcome.commentRequired && answer.comment.trim() === "") return { refusal: "comment_required" };
  if (answer.shownHash !== facts.payloadHash) return { refusal: "payload_changed" };
  return { outcome };
}
