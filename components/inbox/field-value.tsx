"use client";

import { useNow } from "@/components/lib/use-now";
import { DiffValue } from "@/components/ui/diff-value";
import { PlainText } from "@/components/ui/plain-text";
import type { TaskAnswer, TaskField } from "@/server/domain/task/task";
import { valueText } from "./field-values";

/** What stands in a field; after a decision that changed it, what it was and what it became. */
export function FieldValue({ field, answer }: { field: TaskField; answer: TaskAnswer | null }) {
  const now = useNow();
  const edit = answer?.edits.find(({ key }) => key === field.key);
  if (edit) {
    return (
      <DiffValue
        from={valueText(field, edit.shown, now)}
        to={valueText(field, edit.value, now)}
        variant={field.type === "long_text" ? "stacked" : "inline"}
      />
    );
  }
  const text = valueText(field, field.value, now);
  if (text === "") return <span className="text-ink-3">{field.required ? "Not found" : "Empty"}</span>;
  return <PlainText>{text}</PlainText>;
}
