"use client";

import { useCallback, useState } from "react";
import type { JsonValue } from "@/server/domain/json";
import type { FieldEdits } from "@/server/domain/task/task";
import type { TaskDetail } from "./api-shapes";

/** An answer in the making. Nothing of it counts before it is committed. */
export interface Draft {
  /** id of the chosen outcome; null while nothing is chosen */
  readonly choice: string | null;
  /** what was entered, by field key */
  readonly entered: FieldEdits;
  readonly comment: string;
  /** whether the box for a comment that nobody asks for is open */
  readonly commenting: boolean;
}

/** Drafts of this page by task and what it showed, so that going to another task and back loses nothing. */
export type Drafts = Map<string, Draft>;

type Task = TaskDetail["task"];

/**
 * What is chosen before anybody chose. Where a wrong answer cannot be taken back, or where a person must first look
 * elsewhere, nothing is.
 */
function freshDraft({ kind, risk, reasons, outcomes }: Task): Draft {
  const careful =
    kind === "uncertain" || risk === "destructive" || reasons.some(({ code }) => code === "payload_changed");
  const [first] = outcomes;
  const choice = careful || first?.kind !== "approve" ? null : first.id;
  return { choice, entered: {}, comment: "", commenting: false };
}

/** The draft for this task as it is shown; when what is shown changes, a new one begins. */
export function useDraft(task: Task, drafts: Drafts) {
  const key = `${task.id}:${task.payloadHash}`;
  const [held, setHeld] = useState<{ key: string; draft: Draft } | null>(null);
  const current = held?.key === key ? held.draft : (drafts.get(key) ?? freshDraft(task));

  const change = useCallback(
    (part: (before: Draft) => Partial<Draft>) =>
      setHeld((before) => {
        const from = before?.key === key ? before.draft : (drafts.get(key) ?? freshDraft(task));
        const draft = { ...from, ...part(from) };
        drafts.set(key, draft);
        return { key, draft };
      }),
    [drafts, key, task],
  );
  return {
    draft: current,
    choose: (choice: string | null) => change(() => ({ choice })),
    say: (comment: string) => change(() => ({ comment })),
    openComment: () => change(() => ({ commenting: true })),
    enter: (field: string, value: JsonValue) =>
      change(({ entered }) => ({ entered: { ...entered, [field]: value } })),
    reset: (field: string) => change(({ entered: { [field]: _, ...entered } }) => ({ entered })),
  };
}
