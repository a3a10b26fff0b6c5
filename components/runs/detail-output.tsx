import { formatDuration } from "@/components/lib/format";
import { Callout } from "@/components/ui/callout";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import { readAgentOutput } from "@/server/domain/intelligence/agent-output";
import type { JsonValue } from "@/server/domain/json";
import { AgentAnswer } from "./agent-answer";
import { EffectFacts } from "./effect-facts";
import type { StepRow } from "./run-rows";
import type { RunTask } from "./run-shapes";
import { messageOf } from "./run-words";
import { Section } from "./section";
import { nameOfKey, ShownValue } from "./shown-value";
import { TaskAnswer } from "./task-answer";

/** What a step did: why it stopped, its answer, what it did outside, when. */
export function DetailOutput({ row, tasks }: { row: StepRow; tasks: readonly RunTask[] }) {
  const { step, node, status } = row;
  if (!step || status === "skipped") return <NotRun status={status} label={row.label} />;
  const agent = step.kind === "ai_agent" ? readAgentOutput(step.output ?? undefined) : null;
  const error = messageOf(step.error);
  const reasons = row.tasks.find((task) => task.reasons.length > 0)?.reasons ?? step.reasons;
  return (
    <>
      {error ? (
        <Callout
          tone="bad"
          title={status === "uncertain" ? "Not known whether it happened" : "This did not work"}
          className="m-4 mb-1"
        >
          {error}
        </Callout>
      ) : null}
      {reasons.length > 0 ? (
        <Callout tone="stop" title="Why it stopped for a person" className="m-4 mb-1">
          {reasons.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      ) : null}
      {agent ? <AgentAnswer output={agent} node={node} /> : null}
      {row.tasks.map((task) => (
        <TaskAnswer key={task.id} task={task} comment={commentOf(step.output?.comment)} />
      ))}
      {agent ? null : <EffectFacts step={step} tasks={tasks} />}
      {agent ? null : <Recorded output={step.output} kind={step.kind} />}
      <Times row={row} />
    </>
  );
}

function NotRun({ status, label }: Pick<StepRow, "status" | "label">) {
  const skipped = status === "skipped";
  const over = label !== undefined;
  return (
    <p className="px-4 py-4 text-ink-2">
      {skipped
        ? "The run took another way, so this step was skipped."
        : over
          ? "The run ended before it came here."
          : "The run has not come here yet. Under Settings stands what this step will do."}
    </p>
  );
}

function commentOf(comment: JsonValue | undefined): string | null {
  return typeof comment === "string" && comment !== "" ? comment : null;
}

const told = new Set(["outcome", "comment", "decidedBy", "decidedAt"]);

/** What later steps may use of this one. */
function Recorded({ output, kind }: { output: Record<string, JsonValue> | null; kind: string }) {
  const all = Object.entries(output ?? {}).filter(([key]) => kind !== "human_approval" || !told.has(key));
  const entries = all.flatMap(([key, value]) =>
    key === "fields" && isRecord(value) ? Object.entries(value) : [[key, value] as const],
  );
  if (entries.length === 0) return null;
  return (
    <Section title={kind === "human_approval" ? "Fields as decided" : "Recorded"}>
      <FactList>
        {entries.map(([key, value]) => (
          <Fact key={key} name={nameOfKey(key)}>
            <ShownValue value={value} label={key} />
          </Fact>
        ))}
      </FactList>
    </Section>
  );
}

function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function Times({ row: { step } }: { row: StepRow }) {
  if (!step) return null;
  const start = step.startedAt ?? step.readyAt;
  return (
    <Section title="Times">
      <FactList>
        <Fact name="Began">
          <Time value={start} mode="date" /> <Time value={start} mode="seconds" />
        </Fact>
        {step.endedAt ? (
          <Fact name="Ended">
            <Time value={step.endedAt} mode="seconds" />
            <span className="num text-ink-3">
              after {formatDuration(step.endedAt.getTime() - start.getTime())}
            </span>
          </Fact>
        ) : null}
        {step.attempts > 0 ? (
          <Fact name="Attempts">
            <span className="num">{step.attempts}</span>
          </Fact>
        ) : null}
      </FactList>
    </Section>
  );
}
