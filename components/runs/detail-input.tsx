import { chipOf } from "@/components/editor/canvas/sentence-view";
import { NodeTile } from "@/components/editor/node-look";
import { Chip } from "@/components/ui/chip";
import { refsIn, resolveRef } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import { catalog } from "@/server/nodes/specs";
import type { StepRow } from "./run-rows";
import type { RunDetail } from "./run-shapes";
import { Section } from "./section";
import { nameOfKey, ShownValue } from "./shown-value";

/** What a step was given: the values its settings read from earlier steps, or what came in with the trigger. */
export function DetailInput({ row, detail }: { row: StepRow; detail: RunDetail }) {
  const { document, run, steps } = detail;
  if (row.category === "trigger") return <Received input={run.input} />;
  const scope: Record<string, JsonObject> = {
    run: {
      id: run.id,
      number: run.number,
      startedAt: run.createdAt.toISOString(),
      workflow: run.workflowName,
    },
  };
  for (const step of steps) if (step.output) scope[step.nodeId] = step.output;
  const seen = new Set<string>();
  const refs = refsIn(row.node?.config).filter((ref) => {
    const key = [ref.node, ...ref.path].join("\u0000");
    return ref.node !== row.nodeId && !seen.has(key) && seen.add(key);
  });
  if (refs.length === 0)
    return <p className="px-4 py-4 text-ink-2">This step reads nothing from earlier steps.</p>;
  return refs.map((ref) => {
    const { text, hue } = chipOf(document, catalog, ref);
    const from = document.nodes.find(({ id }) => id === ref.node);
    const spec = from && catalog[from.kind];
    return (
      <section
        key={[ref.node, ...ref.path].join(" ")}
        className="border-b border-line px-4 py-3 last:border-b-0"
      >
        <p className="mb-1.5 flex min-w-0 items-center gap-2 text-sm text-ink-3">
          <Chip hue={hue}>{text}</Chip>
          <span className="truncate">from {from?.title ?? "the run"}</span>
          {spec ? (
            <NodeTile category={spec.category} icon={spec.icon} className="ml-auto size-5 [&>svg]:size-3" />
          ) : null}
        </p>
        <ShownValue value={resolveRef(ref, scope)} label={text} />
      </section>
    );
  });
}

function Received({ input }: { input: JsonObject }) {
  return (
    <Section title="What came in">
      <dl className="grid gap-2">
        {Object.entries(input).map(([key, value]) => (
          <div key={key}>
            <dt className="text-sm text-ink-3">{nameOfKey(key)}</dt>
            <dd>
              <ShownValue value={value} label={key} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
