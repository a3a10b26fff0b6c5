import { Fragment } from "react";
import { cn } from "@/components/lib/cn";
import { PlainText } from "@/components/ui/plain-text";
import type { AllowedOutcome, OutcomeCoverage } from "@/server/domain/task/task";
import type { TaskDetail } from "./api-shapes";
import { choiceWord, lowerFirst, sameEffects } from "./outcome-words";
import { RiskWord } from "./risk-word";
import { SectionHeading } from "./section-heading";

export type AnswerEffectsProps = {
  task: TaskDetail["task"];
  chosen: AllowedOutcome | null;
  /** of the chosen answer as it would run now, with what was edited */
  coverage: OutcomeCoverage | undefined;
};

/** One row an answer: what it triggers for certain, and what cannot be known yet. */
export function AnswerEffects({ task, chosen, coverage }: AnswerEffectsProps) {
  const open = task.status === "open";
  const outcomes = open ? task.outcomes : task.outcomes.filter(({ id }) => id === task.outcome);
  const approve = task.outcomes.find(({ kind }) => kind === "approve");
  if (outcomes.length === 0) return null;
  return (
    <section>
      <SectionHeading title={open ? "What your answer does" : "What this answer led to"} />
      <dl className="grid grid-cols-[minmax(72px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {outcomes.map((outcome) => {
          const isChosen = !open || outcome.id === chosen?.id;
          const effects = isChosen && coverage ? coverage : task.coverage[outcome.id];
          const same =
            open &&
            outcome.kind === "edit" &&
            !isChosen &&
            approve &&
            sameEffects(effects, task.coverage[approve.id]);
          return (
            <Fragment key={outcome.id}>
              <dt className={cn("max-w-32 font-strong", !isChosen && "text-ink-2")}>
                {open ? choiceWord(outcome) : outcome.label}
              </dt>
              <dd className={cn("min-w-0", isChosen ? "text-ink" : "text-ink-2")}>
                {same ? <p>The same, with what you change.</p> : <Effects coverage={effects} />}
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}

function Effects({ coverage }: { coverage: OutcomeCoverage | undefined }) {
  const { covered = [], uncovered = [] } = coverage ?? {};
  if (covered.length + uncovered.length === 0) return <p>Nothing else happens.</p>;
  return (
    <ul className="flex flex-col gap-0.5">
      {covered.map(({ nodeId, title, payload }) => (
        <li key={nodeId} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-words">
            <span className="font-medium">
              <PlainText>{title}</PlainText>
            </span>
            {" – "}
            <PlainText>{lowerFirst(payload.sentence)}</PlainText>
          </span>
          {payload.risk === "destructive" ? <RiskWord risk={payload.risk} /> : null}
        </li>
      ))}
      {uncovered.map(({ nodeId, title, sentence, risk }) => (
        <li key={nodeId} className="flex flex-wrap items-center gap-x-2 text-ink-2">
          <span className="min-w-0 break-words">
            Then, not yet known: <PlainText>{title}</PlainText>
            {sentence ? (
              <>
                {" – "}
                <PlainText>{lowerFirst(sentence)}</PlainText>
              </>
            ) : null}
          </span>
          {risk === "destructive" ? <RiskWord risk={risk} /> : null}
        </li>
      ))}
    </ul>
  );
}
