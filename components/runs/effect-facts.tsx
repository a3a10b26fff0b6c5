import { Lock } from "lucide-react";
import Link from "next/link";
import { payloadRows } from "@/components/inbox/payload-rows";
import { RiskWord } from "@/components/inbox/risk-word";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Hash } from "@/components/ui/hash";
import { answerOf } from "./run-facts";
import type { RunStep, RunTask } from "./run-shapes";
import { Section } from "./section";
import { ShownValue } from "./shown-value";

/** Exactly what an action did or will do, its hash, and the decision that covers it. */
export function EffectFacts({ step, tasks }: { step: RunStep; tasks: readonly RunTask[] }) {
  const { payload, payloadHash, coveredBy } = step;
  if (!payload) return null;
  const task = tasks.find(({ id }) => id === coveredBy);
  const done = step.status === "succeeded";
  return (
    <Section title={done ? "What was done" : "What it would do"} aside={<RiskWord risk={payload.risk} />}>
      <p className="mb-2 break-words text-ink-2">{payload.sentence}</p>
      <FactList>
        {payloadRows(payload).map(({ name, value }) => (
          <Fact key={`${name} ${value}`} name={name}>
            <ShownValue value={value} label={name} />
          </Fact>
        ))}
      </FactList>
      {payloadHash ? (
        <p className="mt-3 flex flex-wrap items-center gap-1.5 border-t border-line pt-2.5 text-sm text-ink-2">
          <Lock className="size-3.5 text-ink-3" aria-hidden="true" />
          {task ? (
            <span>
              Exactly what {answerOf(task)?.title ?? "a person"} decided in{" "}
              <Link href={`/inbox/${task.id}`} className="font-medium text-accent-ink hover:underline">
                task {task.number}
              </Link>
            </span>
          ) : (
            <span>
              {payload.risk === "read" ? "Only reads; no approval needed" : "Nobody had to approve this"}
            </span>
          )}
          <Hash value={payloadHash} copy className="ml-auto" />
        </p>
      ) : null}
    </Section>
  );
}
