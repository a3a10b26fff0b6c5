"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormField, FormFieldType } from "@/server/domain/form/form-field";
import { followLabel, keyFromLabel } from "./key-from-label";
import { ListEditor } from "./list-editor";
import { OptionsInput } from "./options-input";

const types: readonly { value: FormFieldType; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "long_text", label: "Long text" },
  { value: "number", label: "Number" },
  { value: "email", label: "E-mail" },
  { value: "choice", label: "Choice" },
  { value: "checkbox", label: "Checkbox" },
  { value: "date", label: "Date" },
];
const typeName = (type: FormFieldType) => types.find(({ value }) => value === type)?.label ?? type;

/** The fields of a form that people fill in. */
export function FormFieldsEditor(props: {
  fields: readonly FormField[];
  onFieldsChange: (fields: FormField[]) => void;
}) {
  const { fields, onFieldsChange } = props;
  const keys = fields.map(({ key }) => key);
  return (
    <ListEditor<FormField>
      noun="field"
      items={fields}
      onItemsChange={onFieldsChange}
      create={() => ({
        key: keyFromLabel("", keys),
        label: "",
        type: "text",
        help: "",
        required: true,
        options: [],
      })}
      summary={({ label, type, required }) => ({
        title: label,
        note: `${typeName(type)}${required ? "" : " · optional"}`,
      })}
    >
      {(field, set) => {
        const others = fields.filter((other) => other !== field);
        return (
          <>
            <Field label="Label">
              <Input
                value={field.label}
                maxLength={120}
                placeholder="Such as Order number"
                autoFocus={field.label === ""}
                onValueChange={(label) => set({ ...field, label, key: followLabel(field, label, others) })}
              />
            </Field>
            <Field label="Kind">
              <Select<FormFieldType>
                items={types}
                value={field.type}
                onValueChange={(type) =>
                  set({ ...field, type, options: type === "choice" ? field.options : [] })
                }
              />
            </Field>
            {field.type === "choice" ? (
              <OptionsInput
                options={field.options}
                onOptionsChange={(options) => set({ ...field, options })}
              />
            ) : null}
            <Field label="Help" optional>
              <Input value={field.help} maxLength={300} onValueChange={(help) => set({ ...field, help })} />
            </Field>
            <Checkbox
              label="Must be filled in"
              checked={field.required}
              onCheckedChange={(required) => set({ ...field, required: required === true })}
            />
          </>
        );
      }}
    </ListEditor>
  );
}
