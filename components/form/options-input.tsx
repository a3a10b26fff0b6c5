"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

export interface OptionsInputProps {
  options: readonly string[];
  onOptionsChange: (options: string[]) => void;
  label?: string;
  description?: string;
  optional?: boolean;
}

/** Choices, one a line. What is typed stays as it is until the field is left. */
export function OptionsInput(props: OptionsInputProps) {
  const { options, onOptionsChange, label = "Choices", description = "One a line.", optional } = props;
  const [text, setText] = useState<string | null>(null);
  const read = (value: string) =>
    value
      .split("\n")
      .map((line) => line.trim().slice(0, 120))
      .filter(Boolean)
      .slice(0, 100);
  return (
    <Field label={label} description={description} optional={optional}>
      <Textarea
        rows={3}
        value={text ?? options.join("\n")}
        onValueChange={(value) => {
          setText(value);
          onOptionsChange(read(value));
        }}
        onBlur={() => setText(null)}
      />
    </Field>
  );
}
