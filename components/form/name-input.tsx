"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A name that others refer to: taken over on leaving the field, and only when nothing else has it. */
export function NameInput(props: {
  label: string;
  value: string;
  taken: readonly string[];
  maxLength: number;
  placeholder?: string;
  onNameChange: (name: string) => void;
}) {
  const { label, value, taken, maxLength, placeholder, onNameChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const name = (draft ?? value).trim();
  const isTaken = name !== value && taken.some((other) => other.toLowerCase() === name.toLowerCase());
  const keep = () => {
    if (draft !== null && name !== value && !isTaken) onNameChange(name);
    setDraft(null);
  };
  return (
    <Field label={label} error={isTaken ? "Another one has this name. It will not be taken over." : null}>
      <Input
        value={draft ?? value}
        maxLength={maxLength}
        placeholder={placeholder}
        autoFocus={value === ""}
        onValueChange={setDraft}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
        }}
      />
    </Field>
  );
}
