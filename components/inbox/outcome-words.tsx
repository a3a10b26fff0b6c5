import { Check, CircleCheck, type LucideIcon, Pencil, Send, X } from "lucide-react";
import type { StatusKind } from "@/components/ui/status-kinds";
import { readableSlots } from "@/server/domain/task/slots";
import type { AllowedOutcome, OutcomeCoverage } from "@/server/domain/task/task";

type Kind = AllowedOutcome["kind"];

const looks: Record<Kind, { icon: LucideIcon; keys: string }> = {
  approve: { icon: Check, keys: "a" },
  edit: { icon: Pencil, keys: "e" },
  reject: { icon: X, keys: "r" },
  arrived: { icon: CircleCheck, keys: "a" },
  send_again: { icon: Send, keys: "s" },
};

/** The icon and the key of a choice. */
export function outcomeLook(kind: Kind) {
  return looks[kind];
}

/** The word on a choice; "Approve with edits" is "Edit" until it is committed. */
export function choiceWord({ kind, label }: Pick<AllowedOutcome, "kind" | "label">): string {
  return kind === "edit" ? "Edit" : label;
}

/** How an outcome is told afterwards, in lists and results. Ids are the outcome's, or the port an expiry took. */
export function pastStatus(
  outcome: string | null,
  status: "decided" | "expired" | "withdrawn",
): {
  status: StatusKind;
  label?: string;
} {
  if (status !== "decided") return { status };
  switch (outcome) {
    case "approve":
      return { status: "approved" };
    case "edit":
      return { status: "edited" };
    case "reject":
      return { status: "rejected" };
    case "arrived":
      return { status: "decided", label: "Arrived" };
    case "send_again":
      return { status: "decided", label: "Sent again" };
    default:
      return { status: "decided" };
  }
}

const said: Record<Kind, string> = {
  approve: "Approved",
  edit: "Approved with changes",
  reject: "Rejected",
  arrived: "Noted that it arrived",
  send_again: "Sent again",
};

/** What an answer is called once it is given. */
export function saidWord(kind: Kind): string {
  return said[kind];
}

/** One sentence for the bar: what this answer does, so that it can follow the answer's name. */
export function whatItDoes(outcome: AllowedOutcome, coverage: OutcomeCoverage | undefined): string {
  const [first, ...rest] = coverage?.covered ?? [];
  if (first) {
    const more = rest.length + (coverage?.uncovered.length ?? 0);
    const others = more === 0 ? "" : more === 1 ? "; one more step follows" : `; ${more} more steps follow`;
    return `${lowerFirst(first.payload.sentence)}${others}.`;
  }
  const later = coverage?.uncovered ?? [];
  if (later.length > 0) return `lets the run go on to “${later[0]?.title}”, which cannot be shown yet.`;
  if (outcome.kind === "arrived") return "sends nothing again; the run goes on.";
  return outcome.kind === "reject" ? "does nothing else." : "lets the run go on; nothing is sent.";
}

/** Whether two answers lead to the same effects, whatever values they carry. */
export function sameEffects(one: OutcomeCoverage | undefined, other: OutcomeCoverage | undefined): boolean {
  if (!one || !other) return false;
  const ids = ({ covered, uncovered }: OutcomeCoverage) =>
    JSON.stringify([covered.map(({ nodeId }) => nodeId), uncovered.map(({ nodeId }) => nodeId)]);
  return ids(one) === ids(other) && one.covered.length + one.uncovered.length > 0;
}

/** The hash to compare later: the effect's own when there is one, else the one over all of them; null for nothing. */
export function hashToShow(coverage: OutcomeCoverage | undefined): string | null {
  if (!coverage || coverage.covered.length === 0) return null;
  return coverage.covered.length === 1 ? (coverage.covered[0]?.hash ?? null) : coverage.hash;
}

/** A sentence as it goes on after a name: "sends a POST to …". What only the answer supplies stands in it as words. */
export function lowerFirst(sentence: string): string {
  const bare = readableSlots(sentence).trim().replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}
