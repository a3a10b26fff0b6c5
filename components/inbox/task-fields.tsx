"use client";

import { CircleAlert, Pencil } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { plural } from "@/components/lib/format";
import { Avatar } from "@/components/ui/avatar";
import { ConfidenceMeter } from "@/components/ui/confidence-meter";
import type { TaskDetail } from "./api-shapes";
import { DoubtfulField } from "./doubtful-field";
import { isEmpty, splitFields, thresholdOf } from "./doubtful-fields";
import { FieldEditor } from "./field-editor";
import { FieldValue } from "./field-value";
import { SectionHeading } from "./section-heading";
import { SourceText } from "./source-text";
import type { Decision } from "./use-decision";

export type TaskFieldsProps = {
  task: TaskDetail["task"];
  /** null when there is nothing to decide any more, or not by this person */
  decision: Decision | null;
  onEdit: (field: string) => void;
};

/** The content: doubtful fields first, each beside the text it was read from, then the others in a compact grid. */
export function TaskFields({ task, decision, onEdit }: TaskFieldsProps) {
  const { groups, others } = splitFields(task);
  const threshold = thresholdOf(task);
  const answer = task.status === "open" ? null : task.answer;
  if (task.fields.length === 0) return null;
  const doubtful = groups.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <section>
      <FieldsHeading task={task} decision={decision} doubtful={doubtful} />
      {groups.map(({ evidence, fields }, index) => {
        const text = evidence === null ? undefined : task.evidence[evidence];
        return (
          <div
            key={evidence ?? "none"}
            className={cn(
              "grid overflow-hidden rounded-t-lg border border-[color-mix(in_oklab,var(--wait)_60%,var(--line))]",
              text && "@[520px]:grid-cols-[minmax(220px,2fr)_3fr]",
              text && fields.some(({ type }) => type === "long_text") && "@[520px]:grid-cols-2",
              (others.length === 0 || index < groups.length - 1) && "mb-3 rounded-b-lg",
            )}
          >
            <div className="min-w-0 divide-y divide-line">
              {fields.map((field) => (
                <DoubtfulField key={field.key} {...{ field, threshold, decision, answer, onEdit }} />
              ))}
            </div>
            {text ? (
              <div className="min-w-0 border-line bg-sunken px-3 py-3 @max-[520px]:border-t @[520px]:border-l">
                <SourceText evidence={text} fields={fields} />
              </div>
            ) : null}
          </div>
        );
      })}
      {others.length > 0 ? (
        <OtherFields {...{ fields: others, threshold, decision, answer }} below={groups.length > 0} />
      ) : null}
    </section>
  );
}

function FieldsHeading({
  task,
  decision,
  doubtful,
}: {
  task: TaskDetail["task"];
  decision: Decision | null;
  doubtful: number;
}) {
  const byAi = task.fields.some(({ confidence }) => confidence !== undefined);
  const changed = task.status === "open" ? (decision?.changed ?? 0) : (task.answer?.edits.length ?? 0);
  return (
    <SectionHeading
      title={titleOf(task)}
      note={
        doubtful > 0 && task.status === "open" ? (
          <span className="flex items-center gap-1 text-sm font-medium text-wait-ink">
            <CircleAlert aria-hidden="true" className="size-3.5" />
            {doubtful} doubtful
          </span>
        ) : null
      }
      aside={
        changed > 0 ? (
          <span className="flex items-center gap-1.5 text-person-ink">
            <Pencil aria-hidden="true" className="size-3.5" />
            {plural(changed, "change")}
            {task.status === "open"
              ? decision?.editing
                ? " by you"
                : " kept, not used by this answer"
              : ` by ${task.decidedByName ?? "a person"}`}
          </span>
        ) : byAi ? (
          <>
            <Avatar kind="ai" name="AI" size="xs" />
            Read by AI, nothing changed
          </>
        ) : null
      }
    />
  );
}

function titleOf({ fields }: TaskDetail["task"]): string {
  const byAi = fields.filter(({ confidence }) => confidence !== undefined);
  if (byAi.length === 0) return "What it is about";
  return byAi.some(({ type }) => type === "long_text") ? "What the AI wrote" : "What the AI found";
}

function OtherFields({
  fields,
  threshold,
  decision,
  answer,
  below,
}: {
  fields: TaskDetail["task"]["fields"];
  threshold: number;
  decision: Decision | null;
  answer: TaskDetail["task"]["answer"];
  below: boolean;
}) {
  const frame = cn("rounded-b-lg border border-line", below ? "border-t-0" : "rounded-t-lg");
  if (decision?.editing) {
    return (
      <div className={cn("grid gap-4 p-4 max-sm:p-3 @[520px]:grid-cols-2", frame)}>
        {fields.map((field) =>
          field.editable ? (
            <FieldEditor key={field.key} field={field} decision={decision} />
          ) : (
            <div key={field.key} className={field.type === "long_text" ? "col-span-full" : undefined}>
              <p className="text-sm font-strong text-ink-2">{field.label}</p>
              <p className="mt-1.5 flex min-h-8 items-center break-words whitespace-pre-wrap">
                <FieldValue field={field} answer={null} />
              </p>
            </div>
          ),
        )}
      </div>
    );
  }
  return (
    <dl className={cn("grid gap-px overflow-hidden bg-line @[600px]:grid-cols-2", frame)}>
      {fields.map((field, index) => {
        const long = field.type === "long_text";
        const last = index === fields.length - 1;
        return (
          <div
            key={field.key}
            className={cn(
              "flex min-h-8 gap-3 bg-surface px-4 py-1.5 max-sm:min-h-9 max-sm:px-3",
              long ? "flex-col gap-0.5" : "items-baseline",
              (long || last) && "@[600px]:last:odd:col-span-full",
              long && "col-span-full",
            )}
          >
            <dt className="w-20 shrink-0 text-sm break-words text-ink-3">{field.label}</dt>
            <dd className="num min-w-0 flex-1 break-words whitespace-pre-wrap">
              <FieldValue field={field} answer={answer} />
            </dd>
            {field.confidence === undefined || isEmpty(field.value) ? null : (
              <dd className="shrink-0">
                <ConfidenceMeter
                  value={field.confidence}
                  threshold={threshold}
                  variant="text"
                  className="text-xs"
                />
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
