import { formatPercent } from "@/components/lib/format";
import { ConfidenceMeter } from "@/components/ui/confidence-meter";
import type { AgentOutput } from "@/server/domain/intelligence/agent-output";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { thresholdOf } from "./run-facts";
import { Section } from "./section";
import { nameOfKey, ShownValue } from "./shown-value";

/** What an agent answered: each field with how sure it was, the doubtful ones first. */
export function AgentAnswer({ output, node }: { output: AgentOutput; node: WorkflowNode | undefined }) {
  const threshold = thresholdOf(node);
  const keys = Object.keys(output.answer).sort((a, b) => sureness(output, a) - sureness(output, b));
  const labels = labelsOf(node);
  const title = keys.length > 1 ? `${keys.length} fields, doubtful first` : "Answer";
  return (
    <Section title={title} aside={threshold === null ? null : `alone from ${formatPercent(threshold)}`}>
      <dl>
        {keys.map((key) => (
          <div
            key={key}
            className="grid grid-cols-[96px_1fr_auto] gap-x-3 border-b border-line py-1.5 last:border-b-0"
          >
            <dt className="text-ink-2">{labels.get(key) ?? nameOfKey(key)}</dt>
            <dd className="min-w-0 font-medium">
              <ShownValue value={output.answer[key]} label={key} />
            </dd>
            {Object.hasOwn(output.perField, key) || keys.length === 1 ? (
              <dd>
                <ConfidenceMeter
                  value={output.perField[key] ?? output.confidence}
                  threshold={threshold ?? undefined}
                />
              </dd>
            ) : null}
            <Others output={output} of={key} />
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Others({ output, of }: { output: AgentOutput; of: string }) {
  const others = (output.alternatives[of] ?? [])
    .filter(({ value, confidence }) => value !== output.answer[of] && confidence >= 0.01)
    .slice(0, 3);
  if (others.length === 0) return null;
  return (
    <dd className="col-span-2 col-start-2 mt-0.5 text-sm text-ink-3">
      or {others.map(({ value, confidence }) => `${value} ${formatPercent(confidence)}`).join(", ")}
    </dd>
  );
}

function sureness({ perField, confidence }: AgentOutput, key: string): number {
  return (Object.hasOwn(perField, key) ? perField[key] : confidence) ?? -1;
}

/** What the builder called the fields that an agent reads. */
function labelsOf(node: WorkflowNode | undefined): ReadonlyMap<string, string> {
  const task = node?.config.task;
  const fields = task && typeof task === "object" && !Array.isArray(task) ? task.fields : undefined;
  if (!Array.isArray(fields)) return new Map();
  return new Map(
    fields.flatMap((field) => {
      if (field === null || typeof field !== "object" || Array.isArray(field)) return [];
      return typeof field.key === "string" && typeof field.label === "string"
        ? [[field.key, field.label]]
        : [];
    }),
  );
}
