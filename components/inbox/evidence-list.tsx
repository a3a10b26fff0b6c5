import type { TaskDetail } from "./api-shapes";
import { splitFields } from "./doubtful-fields";
import { SectionHeading } from "./section-heading";
import { SourceText } from "./source-text";

/** The texts to read that do not stand beside a doubtful field already. */
export function EvidenceList({ task }: { task: TaskDetail["task"] }) {
  const beside = new Set(splitFields(task).groups.map(({ evidence }) => evidence));
  const texts = task.evidence.flatMap((evidence, index) => (beside.has(index) ? [] : [{ evidence, index }]));
  if (texts.length === 0) return null;
  // the label of a single text is its heading
  const only = texts.length === 1 ? texts[0]?.evidence.label : undefined;
  return (
    <section>
      <SectionHeading title={only ?? "To read"} />
      <div className="flex flex-col gap-3">
        {texts.map(({ evidence, index }) => (
          <SourceText
            key={`${index} ${evidence.label}`}
            evidence={evidence}
            bare={only !== undefined}
            fields={task.fields.filter((field) => field.source?.evidence === index)}
          />
        ))}
      </div>
    </section>
  );
}
