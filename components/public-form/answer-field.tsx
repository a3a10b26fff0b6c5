import { CircleAlert } from "lucide-react";
import { AnswerControl } from "@/components/public-form/answer-control";
import type { FormField } from "@/server/domain/form/form-field";

/** The id of a field's control, so that the summary of errors can lead there. */
export function controlId(key: string): string {
  return `answer-${key}`;
}

/** One question: label, help, control, and what is wrong with the answer. */
export function AnswerField({
  field,
  initial,
  problem,
}: {
  field: FormField;
  initial: string;
  problem: string | undefined;
}) {
  const id = controlId(field.key);
  const helpId = field.help ? `${id}-help` : undefined;
  const problemId = problem ? `${id}-problem` : undefined;
  const describedBy = [helpId, problemId].filter(Boolean).join(" ") || undefined;
  const help = field.help ? (
    <p id={helpId} className="text-sm text-ink-3">
      {field.help}
    </p>
  ) : null;
  const wrong = problem ? (
    <p id={problemId} className="flex items-start gap-1 text-sm text-bad-ink">
      <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden="true" />
      {problem}
    </p>
  ) : null;
  const optional = field.required ? null : <span className="font-normal text-ink-3"> · optional</span>;

  if (field.type === "checkbox") {
    return (
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="flex min-h-6 items-start gap-2.5">
          <input
            id={id}
            type="checkbox"
            name={field.key}
            value="yes"
            defaultChecked={initial !== ""}
            required={field.required}
            aria-describedby={describedBy}
            aria-invalid={problem ? true : undefined}
            className="mt-0.5 size-4 shrink-0 accent-accent-fill"
          />
          <span>
            {field.label}
            {optional}
          </span>
        </label>
        {help}
        {wrong}
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-strong">
        {field.label}
        {optional}
      </label>
      {help}
      <AnswerControl
        field={field}
        id={id}
        initial={initial}
        describedBy={describedBy}
        invalid={Boolean(problem)}
      />
      {wrong}
    </div>
  );
}
