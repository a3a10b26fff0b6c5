import { SentenceView, shownSentence } from "@/components/editor/canvas/sentence-view";
import { describeNode } from "@/components/editor/store/described";
import { Fact, FactList } from "@/components/ui/fact-list";
import { template } from "@/server/domain/expression/template";
import type { JsonValue } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { catalog } from "@/server/nodes/specs";
import type { StepRow } from "./run-rows";
import { Section } from "./section";
import { nameOfKey, ShownValue } from "./shown-value";

/** How the version of this run set the step up. */
export function DetailSettings({ row, document }: { row: StepRow; document: WorkflowDocument }) {
  const { node } = row;
  if (!node) return <p className="px-4 py-4 text-ink-2">This step is no longer in the drawing.</p>;
  const { summary, spec } = describeNode(node, catalog);
  const entries = Object.entries(node.config).filter(([, value]) => !isEmpty(value));
  return (
    <>
      <Section title={spec?.label ?? node.kind}>
        <p className="text-ink-2">
          <SentenceView parts={shownSentence(document, catalog, summary)} />
        </p>
      </Section>
      <Section title="Settings of this version">
        <FactList>
          {entries.map(([key, value]) => (
            <Fact key={key} name={nameOfKey(key)}>
              <Setting value={value} label={key} document={document} />
            </Fact>
          ))}
        </FactList>
      </Section>
    </>
  );
}

/** Text with chips reads as it does in the editor; everything else as it is stored. */
function Setting({
  value,
  label,
  document,
}: {
  value: JsonValue;
  label: string;
  document: WorkflowDocument;
}) {
  const text = Array.isArray(value) && value.length > 0 ? template.safeParse(value) : null;
  if (!text?.success) return <ShownValue value={value} label={label} />;
  const parts = text.data.map((part) => (typeof part === "string" ? part : { ref: part }));
  return (
    <span className="min-w-0 break-words whitespace-pre-wrap">
      <SentenceView parts={shownSentence(document, catalog, parts)} />
    </span>
  );
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
