"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FormField } from "@/server/domain/form/form-field";
import type { JsonValue } from "@/server/domain/json";

/** One field of a builder's form, to be filled in. */
export function FilledField(props: {
  field: FormField;
  value: JsonValue;
  error?: string | null;
  onValueChange: (value: JsonValue) => void;
}) {
  const { field, value, error, onValueChange } = props;
  const label = field.label || field.key;
  if (field.type === "checkbox") {
    return (
      <Checkbox
        label={label}
        description={error ?? field.help}
        checked={value === true}
        onCheckedChange={(checked) => onValueChange(checked === true)}
      />
    );
  }
  const text = typeof value === "string" ? value : "";
  return (
    <Field label={label} description={field.help || undefined} optional={!field.required} error={error}>
      {field.type === "long_text" ? (
        <Textarea rows={4} value={text} onValueChange={onValueChange} />
      ) : field.type === "number" ? (
        <NumberInput value={typeof value === "number" ? value : null} onValueChange={onValueChange} />
      ) : field.type === "choice" ? (
        <Select
          items={field.options.map((option) => ({ value: option, label: option }))}
          value={text || null}
          onValueChange={onValueChange}
        />
      ) : (
        <Input
          type={field.type === "email" ? "email" : field.type === "date" ? "date" : "text"}
          value={text}
          onValueChange={onValueChange}
        />
      )}
    </Field>
  );
}
