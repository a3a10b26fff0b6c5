"use client";

import { useEffect, useRef, useState } from "react";
import { DueBadge } from "@/components/ui/due-badge";
import { PlainText } from "@/components/ui/plain-text";
import { Time } from "@/components/ui/time";
import type { AllowedOutcome, OutcomeCoverage } from "@/server/domain/task/task";
import { AnswerEffects } from "./answer-effects";
import type { TaskDetail } from "./api-shapes";
import { ContextRail } from "./context-rail";
import { DecisionBar } from "./decision-bar";
import { EvidenceList } from "./evidence-list";
import { NotOpenBar } from "./not-open-bar";
import { PayloadDisclosure } from "./payload-disclosure";
import { RiskWord } from "./risk-word";
import { TaskFields } from "./task-fields";
import { type Place, TaskHeader } from "./task-header";
import { TaskResult } from "./task-result";
import { type DecisionEvents, useDecision } from "./use-decision";
import { useDecisionKeys } from "./use-decision-keys";
import type { Drafts } from "./use-draft";
import { WhyStopped } from "./why-stopped";

export type TaskViewProps = {
  detail: TaskDetail;
  drafts: Drafts;
  place: Place;
  /** list and task stand side by side */
  wide: boolean;
  /** the cursor goes to the ask when the task appears */
  focusAsk: boolean;
  hasNext: boolean;
  onNext: () => void;
  events: DecisionEvents;
};

/** One task: the ask, why it stopped, what each answer does, the content, and the bar to answer in. */
export function TaskView({ detail, drafts, place, wide, focusAsk, hasNext, onNext, events }: TaskViewProps) {
  const { task } = detail;
  const root = useRef<HTMLElement>(null);
  const decision = useDecision(detail, drafts, events);
  const [told, setTold] = useState(false);
  const { choose, editField, comment, commit } = useDecisionKeys({ root, detail, decision, setTold });
  const open = task.status === "open";
  const live = open && detail.mayDecide ? decision : null;
  const unsent = !decision.sent && (decision.draft.comment.trim() !== "" || decision.changed > 0);
  const coverage = live ? decision.coverage : task.outcome ? task.coverage[task.outcome] : undefined;

  useFocusOnce(root, focusAsk, open);

  return (
    <section
      ref={root}
      aria-label="Task"
      className="scroll-thin relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface max-[68.75rem]:overflow-y-auto min-[68.75rem]:grid min-[68.75rem]:grid-cols-[minmax(0,1fr)_280px] min-[68.75rem]:grid-rows-[auto_minmax(0,1fr)_auto]"
    >
      <TaskHeader workflow={detail.workflow} run={detail.run} place={place} />
      <div className="@container scroll-thin shrink-0 px-6 pt-5 pb-6 max-sm:px-4 max-sm:pt-4 min-[68.75rem]:overflow-y-auto">
        {wide ? null : <h1 className="sr-only">{detail.workflow.name}</h1>}
        {open ? null : <TaskResult task={task} missed={decision.failure?.over ?? false} unsent={unsent} />}
        <h2
          data-ask=""
          tabIndex={-1}
          className="num text-2xl font-semibold tracking-tight text-balance break-words outline-none max-sm:text-xl"
        >
          <PlainText>{task.ask}</PlainText>
        </h2>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          {open && task.dueAt ? <DueBadge due={task.dueAt} /> : null}
          <span>
            {detail.run.startedByName ? `${detail.run.startedByName} started this` : "Asked"}{" "}
            <Time value={task.openedAt} />
          </span>
          <RiskWord risk={task.risk} />
          {live && task.dueAt ? <Expiry task={task} /> : null}
        </p>
        <WhyStopped reasons={task.reasons} />
        <AnswerEffects task={task} chosen={decision.outcome} coverage={coverage} />
        <TaskFields task={task} decision={live} onEdit={editField} />
        <EvidenceList task={task} />
        <PayloadDisclosure {...payloadOf(task, decision.outcome, coverage)} />
      </div>
      <ContextRail
        detail={detail}
        className="scroll-thin grow bg-surface min-[68.75rem]:col-start-2 min-[68.75rem]:row-span-3 min-[68.75rem]:row-start-1 min-[68.75rem]:overflow-y-auto min-[68.75rem]:border-l min-[68.75rem]:border-line min-[68.75rem]:bg-bg"
      />
      {live ? (
        <DecisionBar
          task={task}
          decision={decision}
          told={told}
          hasNext={hasNext}
          onChoose={(outcome) => choose(outcome, false)}
          onComment={comment}
          onCommit={commit}
        />
      ) : (
        <NotOpenBar detail={detail} hasNext={hasNext} onNext={onNext} />
      )}
    </section>
  );
}

/** What the chosen answer will do to the letter; before anything is chosen, what the first effective one would. */
function payloadOf(
  task: TaskDetail["task"],
  chosen: AllowedOutcome | null,
  coverage: OutcomeCoverage | undefined,
) {
  if (task.status !== "open") return { coverage, title: "Exactly what was approved" };
  if (chosen) return { coverage, title: "Exactly what will run" };
  const would = task.outcomes.find(({ id }) => (task.coverage[id]?.covered.length ?? 0) > 0);
  return { coverage: would && task.coverage[would.id], title: `Exactly what “${would?.label}” would run` };
}

function Expiry({ task }: { task: TaskDetail["task"] }) {
  return (
    <span className="text-sm text-ink-3">
      until {task.dueAt ? <Time value={task.dueAt} /> : null}, then{" "}
      {task.expiryPort === "rejected" ? "it counts as rejected" : "it expires"}
    </span>
  );
}

/** Moves the cursor to the ask when the task appears, and to what became of it when it ends under the reader's hands. */
function useFocusOnce(root: { current: HTMLElement | null }, ask: boolean, open: boolean) {
  const wasOpen = useRef(open);
  useEffect(() => {
    if (ask) root.current?.querySelector<HTMLElement>("[data-ask]")?.focus();
  }, [root, ask]);
  useEffect(() => {
    // the bar that held the cursor is gone: it would be nowhere
    const lost = wasOpen.current && !open && document.activeElement === document.body;
    wasOpen.current = open;
    if (lost) root.current?.querySelector<HTMLElement>("[data-result]")?.focus();
  }, [root, open]);
}
