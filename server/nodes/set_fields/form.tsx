"use client";

import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { followLabel, keyFromLabel } from "@/components/form/key-from-label";
import { ListEditor } from "@/components/form/list-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type SetFieldsConfig, setTypes } from "./spec";

type SetField = SetFieldsConfig["fields"][number];
const typeLabels: Record<SetField["type"], string> = {
  keep: "As it is",
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
  date: "Date",
};

export function SetFieldsForm({ config, onChange, issues }: NodeFormProps<SetFieldsConfig>) {
  const { fields } = config;
  return (
    <Section title="Fields" description="Later steps can use them by name.">
      <ListEditor<SetField>
        noun="field"
        items={fields}
        onItemsChange={(next) => onChange({ ...config, fields: next })}
        create={() => ({
          key: keyFromLabel(
            "",
            fields.map(({ key }) => key),
          ),
          label: "",
          type: "keep",
          value: [],
        })}
        summary={({ label, type }) => ({
          title: label,
          note: type === "keep" ? undefined : typeLabels[type],
        })}
      >
        {(field, set) => (
          <>
            <Field label="Name">
              <Input
                value={field.label}
                maxLength={120}
                placeholder="Such as Full name"
                onValueChange={(label) =>
                  set({
                    ...field,
                    label,
                    key: followLabel(
                      field,
                      label,
                      fields.filter((other) => other !== field),
                    ),
                  })
                }
              />
            </Field>
            <TemplateField
              label="Value"
              multiline
              preview
              value={field.value}
              placeholder="Text or values"
              onValueChange={(value) => set({ ...field, value })}
            />
            <Field label="Keep it as">
              <Select
                items={setTypes.map((value) => ({ value, label: typeLabels[value] }))}
                value={field.type}
                onValueChange={(type) => set({ ...field, type })}
              />
            </Field>
          </>
        )}
      </ListEditor>
      <Mistake>{errorOf(issues, "fields")}</Mistake>
    </Section>
  );
}
