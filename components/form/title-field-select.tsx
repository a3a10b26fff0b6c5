"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const firstField = "first";

/** Which field names the run in lists. */
export function TitleFieldSelect(props: {
  fields: readonly { key: string; label: string }[];
  value: string;
  onValueChange: (key: string) => void;
}) {
  const { fields, value, onValueChange } = props;
  if (fields.length < 2) return null;
  const known = fields.some(({ key }) => key === value);
  return (
    <Field label="Runs are named after">
      <Select
        items={[
          { value: firstField, label: "The first field that is filled in" },
          ...fields.map(({ key, label }) => ({ value: key, label: label || key })),
        ]}
        value={known ? value : firstField}
        onValueChange={(key) => onValueChange(key === firstField ? "" : key)}
      />
    </Field>
  );
}
