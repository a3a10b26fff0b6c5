"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { checkEdits } from "@/server/domain/task/edits";
import type { AllowedOutcome, FieldEdits, OutcomeCoverage } from "@/server/domain/task/task";
import type { TaskDetail } from "./api-shapes";
import { type Blocker, blockerOf, type Failure, failureOf } from "./decision-refusals";
import { editsOf } from "./field-values";
import { type Drafts, useDraft } from "./use-draft";
import { type Preview, usePreview } from "./use-preview";

export interface DecisionEvents {
  /** the server has taken the answer */
  readonly onDecided: (task: TaskDetail["task"], outcome: AllowedOutcome) => void;
  /** it was not taken; told again at the page, for whoever has moved on meanwhile */
  readonly onFailed: (task: TaskDetail["task"], failure: Failure) => void;
}

export type Decision = ReturnType<typeof useDecision>;

/** One person's answer to one task: what is chosen and entered, what it would trigger, what is still missing, and sending it. */
export function useDecision(detail: TaskDetail, drafts: Drafts, { onDecided, onFailed }: DecisionEvents) {
  const { task } = detail;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { draft, ...changes } = useDraft(task, drafts);
  const [failure, setFailure] = useState<Failure | null>(null);

  const outcome = task.outcomes.find(({ id }) => id === draft.choice) ?? null;
  const editOutcome = task.outcomes.find(({ kind }) => kind === "edit") ?? null;
  const editing = outcome?.kind === "edit" && detail.mayDecide;
  const edits = editsOf(task.fields, draft.entered);
  const changed = Object.keys(edits).length;
  const local = outcome && outcome.kind !== "reject" ? checkEdits(task.fields, editing ? edits : {}) : [];
  const preview = usePreview(
    task.id,
    editOutcome?.id ?? "",
    edits,
    editing && changed > 0 && local.length === 0,
  );
  const problems = local.length > 0 ? local : editing ? preview.problems : [];
  const coverage = outcome ? coverageNow(task, outcome, changed > 0, preview) : undefined;
  const blocker = blockerOf({ outcome, comment: draft.comment, changed, problems, preview });

  const mutation = useMutation(
    trpc.tasks.decide.mutationOptions({
      onSuccess: () => {
        if (outcome) onDecided(task, outcome);
      },
      onError: (error) => {
        const failed = failureOf(error, errorText(error));
        setFailure(failed);
        onFailed(task, failed);
      },
      onSettled: () => {
        void queries.invalidateQueries(trpc.tasks.get.queryFilter({ id: task.id }));
        void queries.invalidateQueries(trpc.tasks.list.infiniteQueryFilter());
        void queries.invalidateQueries(trpc.tasks.counts.queryFilter());
        void queries.invalidateQueries({ queryKey: ["task-preview", task.id] });
      },
    }),
  );

  /** Sends the answer. @returns what is still missing, when something is: then nothing was sent */
  const commit = (): Blocker | null => {
    if (!detail.mayDecide || mutation.isPending || mutation.isSuccess) return null;
    if (blocker || !outcome) return blocker;
    setFailure(null);
    mutation.mutate({
      id: task.id,
      outcome: outcome.id,
      shownHash: task.payloadHash,
      comment: draft.comment,
      ...(editing ? { edits, editedHash: preview.coverage?.hash } : {}),
    });
    return null;
  };

  return {
    draft,
    ...changes,
    outcome,
    editOutcome,
    editing,
    edits,
    changed,
    problems,
    preview,
    coverage,
    blocker,
    failure,
    commit,
    pending: mutation.isPending,
    sent: mutation.isSuccess,
  };
}

/** What the chosen answer would trigger now; undefined while an edit's consequence is not known. */
function coverageNow(
  task: TaskDetail["task"],
  outcome: AllowedOutcome,
  hasEdits: boolean,
  preview: Preview,
): OutcomeCoverage | undefined {
  if (outcome.kind === "edit" && hasEdits) return preview.coverage ?? undefined;
  return task.coverage[outcome.id];
}

/** A field's value as it stands in this answer. */
export function standing(
  edits: FieldEdits,
  field: TaskDetail["task"]["fields"][number],
): TaskDetail["task"]["fields"][number]["value"] {
  return Object.hasOwn(edits, field.key) ? (edits[field.key] ?? null) : field.value;
}
