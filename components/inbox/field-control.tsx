"use client";

import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { JsonValue } from "@/server/domain/json";
import type { TaskField } from "@/server/domain/task/task";

/** From here on a list of choices is one to search in. */
const MANY = 12;

/** The control that fits a field's type. It takes label, help and error from the `Field` around it. */
export function FieldControl({
  field,
  value,
  onChange,
}: {
  field: TaskField;
  value: JsonValue;
  onChange: (value: JsonValue) => void;
}) {
  const text = typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
  switch (field.type) {
    case "number":
      return (
        <NumberInput
          value={typeof value === "number" ? value : null}
          onValueChange={onChange}
          format={{ maximumFractionDigits: 12 }}
        />
      );
    case "boolean":
      return (
        <Select
          items={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
          value={typeof value === "boolean" ? (value ? "yes" : "no") : null}
          onValueChange={(chosen) => onChange(chosen === "yes")}
        />
      );
    case "choice": {
      const items = field.options.map((option) => ({ value: option, label: option }));
      const chosen = field.options.includes(text) ? text : null;
      return items.length > MANY ? (
        <Combobox items={items} value={chosen} onValueChange={onChange} />
      ) : (
        <Select items={items} value={chosen} onValueChange={onChange} />
      );
    }
    case "date":
      return <Input type="date" value={text} onValueChange={onChange} />;
    case "long_text":
      return <Textarea value={text} onValueChange={onChange} rows={4} maxLength={50_000} />;
    default:
      return <Input value={text} onValueChange={onChange} maxLength={2_000} />;
  }
}
