import { errorText, serverError } from "@/components/lib/error-text";
import type { EditProblem } from "@/server/domain/task/edits";
import type { AllowedOutcome } from "@/server/domain/task/task";
import type { Preview } from "./use-preview";

/** What keeps an answer from being sent, and where to look. */
export interface Blocker {
  readonly message: string;
  readonly at: "choice" | "comment" | "field" | "preview";
  /** key of the field, where one is meant */
  readonly field?: string;
}

interface Facts {
  readonly outcome: AllowedOutcome | null;
  readonly comment: string;
  readonly changed: number;
  readonly problems: readonly EditProblem[];
  readonly preview: Pick<Preview, "pending" | "coverage" | "error">;
}

/** What is still missing from an answer; null when it may be sent. */
export function blockerOf({ outcome, comment, changed, problems, preview }: Facts): Blocker | null {
  if (!outcome) return { at: "choice", message: "Choose an answer first." };
  const [problem] = problems;
  if (problem) return { at: "field", field: problem.key, message: problem.message };
  if (outcome.commentRequired && comment.trim() === "")
    return { at: "comment", message: "Say why in a few words: this answer needs a reason." };
  if (outcome.kind !== "edit") return null;
  if (changed === 0)
    return { at: "field", message: "Nothing is changed yet. Change a field, or approve it as it is." };
  if (preview.error) return { at: "preview", message: errorText(preview.error) };
  if (preview.pending || !preview.coverage)
    return { at: "preview", message: "Looking up what would run with your changes…" };
  return null;
}

/** An answer that was not taken. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  /** the task is over: somebody was first, or its time was up */
  readonly over: boolean;
}

/** What a refused or lost answer means for the person who gave it. @param text the error as a sentence */
export function failureOf(error: unknown, text: string): Failure {
  const told = serverError(error);
  if (!told) {
    return {
      title: "No word from the server",
      message:
        "It is not known whether your answer arrived. What you entered is kept; this page looks again by itself.",
      over: false,
    };
  }
  const over = ["already_decided", "expired", "withdrawn"].includes(String(told.details.why));
  return { title: over ? "Your answer was not taken" : "Not answered yet", message: text, over };
}
