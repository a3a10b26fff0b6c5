"use client";

import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DiffValue } from "@/components/ui/diff-value";
import { Field } from "@/components/ui/field";
import type { TaskField } from "@/server/domain/task/task";
import { FieldControl } from "./field-control";
import { valueText } from "./field-values";
import { type Decision, standing } from "./use-decision";

/** A field while it is edited in place: the control, what is wrong with it, and what it was before. */
export function FieldEditor({
  field,
  decision,
  aside,
}: {
  field: TaskField;
  decision: Decision;
  aside?: ReactNode;
}) {
  const { draft, edits, problems, enter, reset } = decision;
  const isChanged = Object.hasOwn(edits, field.key);
  const value = Object.hasOwn(draft.entered, field.key) ? (draft.entered[field.key] ?? null) : field.value;
  return (
    <div data-field={field.key} className={field.type === "long_text" ? "col-span-full" : undefined}>
      <Field
        label={field.label}
        optional={!field.required}
        aside={aside}
        error={problems.find(({ key }) => key === field.key)?.message}
      >
        <FieldControl field={field} value={value} onChange={(next) => enter(field.key, next)} />
      </Field>
      {isChanged ? (
        <div className="mt-1.5 flex items-start gap-2 text-sm">
          <DiffValue
            from={valueText(field, field.value)}
            to={valueText(field, standing(edits, field))}
            variant={field.type === "long_text" ? "stacked" : "inline"}
            className="min-w-0 flex-1"
          />
          <Button
            size="sm"
            variant="quiet"
            className="-my-1"
            icon={<Undo2 />}
            aria-label={`Undo the change of ${field.label}`}
            onClick={() => reset(field.key)}
          >
            Undo
          </Button>
        </div>
      ) : null}
    </div>
  );
}
