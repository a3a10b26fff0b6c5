import { ButtonLink } from "@/components/ui/button-link";
import { DueBadge } from "@/components/ui/due-badge";
import { Fact, FactList } from "@/components/ui/fact-list";
import { PlainText } from "@/components/ui/plain-text";
import { Status } from "@/components/ui/status";
import { Time } from "@/components/ui/time";
import { answerOf, peopleOf } from "./run-facts";
import type { RunTask } from "./run-shapes";
import { Section } from "./section";

/** A task of a step: what was asked of whom, and the answer. */
export function TaskAnswer({ task, comment }: { task: RunTask; comment: string | null }) {
  const answer = answerOf(task);
  return (
    <Section title={`Task ${task.number}`}>
      <p className="mb-2 font-medium">
        <PlainText>{task.ask}</PlainText>
      </p>
      <FactList>
        <Fact name="Asked">
          {peopleOf(task)}, <Time value={task.openedAt} />
        </Fact>
        {task.dueAt ? (
          <Fact name="Due">
            <Time value={task.dueAt} />
            {task.status === "open" ? <DueBadge due={task.dueAt} /> : null}
          </Fact>
        ) : null}
        <Fact name="Answer">
          {answer ? (
            <>
              <Status status={answer.status} label={answer.label} />
              <span className="text-ink-2">
                {answer.title}
                {task.decidedAt ? (
                  <>
                    , <Time value={task.decidedAt} />
                  </>
                ) : null}
              </span>
            </>
          ) : (
            <Status status="waiting" label="Not yet" />
          )}
        </Fact>
        {comment ? <Fact name="Reason">“{comment}”</Fact> : null}
      </FactList>
      <ButtonLink href={`/inbox/${task.id}`} size="sm" className="mt-3">
        {answer ? "See the task" : "Open the task"}
      </ButtonLink>
    </Section>
  );
}
