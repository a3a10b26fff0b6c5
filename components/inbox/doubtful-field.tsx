"use client";

import { Pencil, Sparkles } from "lucide-react";
import { formatPercent } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { ConfidenceMeter } from "@/components/ui/confidence-meter";
import { IconButton } from "@/components/ui/icon-button";
import type { JsonValue } from "@/server/domain/json";
import type { TaskAnswer, TaskField } from "@/server/domain/task/task";
import { isEmpty } from "./doubtful-fields";
import { FieldEditor } from "./field-editor";
import { FieldValue } from "./field-value";
import { alternativeValue, valueText } from "./field-values";
import { type Decision, standing } from "./use-decision";

export type DoubtfulFieldProps = {
  field: TaskField;
  threshold: number;
  /** null when there is nothing to decide any more, or not by this person */
  decision: Decision | null;
  answer: TaskAnswer | null;
  /** begins editing with the cursor in this field */
  onEdit: (field: string) => void;
};

/** A field that needs a look: its value large, how sure the AI was, and what else it could be. */
export function DoubtfulField({ field, threshold, decision, answer, onEdit }: DoubtfulFieldProps) {
  const mayEdit = Boolean(decision?.editOutcome) && field.editable;
  const meter =
    field.confidence === undefined || isEmpty(field.value) ? null : (
      <ConfidenceMeter value={field.confidence} threshold={threshold} word />
    );
  const use = (value: JsonValue) => {
    decision?.enter(field.key, value);
    onEdit(field.key);
  };
  const current = decision?.editing ? standing(decision.edits, field) : field.value;
  const alternatives = (field.alternatives ?? [])
    .map(({ value, confidence }) => {
      const fits = alternativeValue(field, value);
      return { value, confidence, fits, text: valueText(field, fits ?? value) };
    })
    .filter(({ fits, value }) => (fits ?? value) !== current)
    .slice(0, 3);

  return (
    <div className="flex flex-col gap-2 px-4 py-3 max-sm:px-3">
      {decision?.editing && field.editable ? (
        <FieldEditor field={field} decision={decision} aside={meter} />
      ) : (
        <div>
          <div className="flex items-center justify-between gap-2">
            <span className="text-sm font-strong text-ink-2">{field.label}</span>
            {meter}
          </div>
          <div className="mt-1 flex items-start gap-2">
            <div
              className={
                field.type === "long_text"
                  ? "min-w-0 flex-1 break-words whitespace-pre-wrap"
                  : "num min-w-0 flex-1 text-xl font-strong tracking-tight break-words"
              }
            >
              <FieldValue field={field} answer={answer} />
            </div>
            {mayEdit ? (
              <IconButton
                size="sm"
                label={`Change ${field.label}`}
                icon={<Pencil />}
                onClick={() => onEdit(field.key)}
              />
            ) : null}
          </div>
        </div>
      )}
      {decision && alternatives.length > 0 ? (
        <ul className="flex flex-col gap-1 text-sm text-ink-2">
          {alternatives.map(({ value, confidence, fits, text }) => (
            <li key={value} className="flex min-h-6 items-center gap-1.5">
              <Sparkles aria-hidden="true" className="size-3 shrink-0 text-ai-ink" />
              <span className="min-w-0 flex-1">
                Could also be <b className="text-ink">{text}</b>{" "}
                <span className="num">({formatPercent(confidence)})</span>
              </span>
              {mayEdit && fits !== null ? (
                <Button
                  size="sm"
                  variant="quiet"
                  className="-my-0.5 text-accent-ink max-md:h-9"
                  aria-label={`Use ${text} for ${field.label}`}
                  onClick={() => use(fits)}
                >
                  Use
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
