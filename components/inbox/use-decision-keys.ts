"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";
import type { TaskDetail } from "./api-shapes";
import { choiceWord, outcomeLook } from "./outcome-words";
import type { Decision } from "./use-decision";

const CONTROL = "input:not([aria-hidden=true]):not([type=hidden]), textarea, [role=combobox]";
const GROUP = "Inbox";

const commentBox = "[data-comment] textarea";
const choiceButton = (outcome: string) => `[data-choice="${CSS.escape(outcome)}"]`;
const fieldControl = (key: string) => `[data-field="${CSS.escape(key)}"] :is(${CONTROL})`;
const firstField = `[data-field] :is(${CONTROL})`;

/** The keys of the decision bar, and where the cursor goes with each. Letters choose; only ⌘↵ commits. */
export function useDecisionKeys({
  root,
  detail: { task, mayDecide },
  decision,
  setTold,
}: {
  root: RefObject<HTMLElement | null>;
  detail: TaskDetail;
  decision: Decision;
  setTold: (told: boolean) => void;
}) {
  const wanted = useRef<string | null>(null);
  const focusWanted = () => {
    const element = wanted.current && root.current?.querySelector<HTMLElement>(wanted.current);
    if (!element) return;
    wanted.current = null;
    element.focus();
  };
  // what is wanted may only exist after the next drawing: the editor of a field, the box for the reason
  useEffect(focusWanted);
  const focusOn = (selector: string) => {
    wanted.current = selector;
    focusWanted();
  };

  const enabled = mayDecide && !decision.pending && !decision.sent;

  /** @param withCursor also moves the cursor to where one goes on: the first field, the reason, else the choice */
  const choose = (id: string, withCursor: boolean) => {
    const outcome = task.outcomes.find((allowed) => allowed.id === id);
    if (!outcome || !enabled) return;
    setTold(false);
    decision.choose(id);
    if (!withCursor) return;
    if (outcome.kind === "edit") focusOn(firstField);
    else if (outcome.commentRequired && decision.draft.comment.trim() === "") focusOn(commentBox);
    else focusOn(choiceButton(id));
  };

  const editField = (key: string) => {
    if (!decision.editOutcome || !enabled) return;
    setTold(false);
    decision.choose(decision.editOutcome.id);
    focusOn(fieldControl(key));
  };

  const comment = () => {
    decision.openComment();
    focusOn(commentBox);
  };

  const commit = () => {
    const blocker = decision.commit();
    setTold(blocker !== null);
    if (blocker?.at === "comment") focusOn(commentBox);
    if (blocker?.at === "field" && decision.editing)
      focusOn(blocker.field ? fieldControl(blocker.field) : firstField);
    if (blocker?.at === "choice" && task.outcomes[0]) focusOn(choiceButton(task.outcomes[0].id));
  };

  /** Out of the text first, then out of editing; what was entered is kept. */
  const leave = () => {
    const active = document.activeElement;
    const inComment = active instanceof HTMLElement && active.closest("[data-comment]") !== null;
    const back = task.outcomes.find(({ kind }) => kind === "approve") ?? task.outcomes[0];
    const next = decision.editing && !inComment ? back : decision.outcome;
    if (!next) return;
    setTold(false);
    decision.choose(next.id);
    focusOn(choiceButton(next.id));
  };

  useHotkeys([
    ...task.outcomes.map((outcome) => ({
      keys: outcomeLook(outcome.kind).keys,
      label: `Choose “${choiceWord(outcome)}”`,
      group: GROUP,
      enabled,
      run: () => choose(outcome.id, true),
    })),
    { keys: "c", label: "Add a comment", group: GROUP, enabled, run: comment },
    {
      keys: "mod+enter",
      label: "Commit, and on to the next",
      group: GROUP,
      inInputs: true,
      enabled,
      run: commit,
    },
    {
      keys: "escape",
      label: "Leave editing",
      group: GROUP,
      inInputs: true,
      enabled:
        enabled && (decision.editing || decision.draft.commenting || decision.outcome?.kind === "reject"),
      run: leave,
    },
  ]);

  return { choose, editField, comment, commit };
}
