"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const shape = /^[^.\s]{1,60}(\.[^.\s]{1,60}){0,7}$/;

/** Where a value sits in the data that is sent: names separated by dots. Taken over once it can be read. */
export function PathInput({ value, onPathChange }: { value: string; onPathChange: (path: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  return (
    <Field
      label="Name in the data"
      description="Within groups with dots, such as customer.email."
      error={shape.test(text) ? null : "Names separated by dots, without spaces. The last good one is kept."}
    >
      <Input
        mono
        value={text}
        maxLength={240}
        onValueChange={(next) => {
          setDraft(next);
          if (shape.test(next)) onPathChange(next);
        }}
        onBlur={() => setDraft(null)}
      />
    </Field>
  );
}
