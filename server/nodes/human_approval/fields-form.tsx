"use client";

import { TemplateField } from "@/components/form/form-row";
import { followLabel, keyFromLabel } from "@/components/form/key-from-label";
import { ListEditor } from "@/components/form/list-editor";
import { OptionsInput } from "@/components/form/options-input";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldTypes } from "@/server/domain/task/task";
import type { HumanApprovalConfig } from "./config";

type ShownField = HumanApprovalConfig["fields"][number];
type Evidence = HumanApprovalConfig["evidence"][number];

const typeLabels: Record<ShownField["type"], string> = {
  text: "Text",
  long_text: "Long text",
  number: "Number",
  boolean: "Yes or no",
  date: "Date",
  choice: "Choice",
};

/** The values a person sees and may edit. */
export function ShownFields(props: {
  fields: readonly ShownField[];
  mayEdit: boolean;
  onFieldsChange: (fields: ShownField[]) => void;
}) {
  const { fields, mayEdit, onFieldsChange } = props;
  return (
    <ListEditor<ShownField>
      noun="field"
      items={fields}
      onItemsChange={onFieldsChange}
      create={() => ({
        key: keyFromLabel(
          "",
          fields.map(({ key }) => key),
        ),
        label: "",
        value: [],
        type: "text",
        options: [],
        editable: mayEdit,
        required: false,
      })}
      summary={({ label, type, editable }) => ({
        title: label,
        note: `${typeLabels[type]}${mayEdit && editable ? " · editable" : ""}`,
      })}
    >
      {(field, set) => (
        <>
          <Field label="Label">
            <Input
              value={field.label}
              maxLength={120}
              autoFocus={field.label === ""}
              placeholder="Such as Amount"
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
            value={field.value}
            placeholder="Choose a value with + or @"
            onValueChange={(value) => set({ ...field, value })}
          />
          <Field label="Kind">
            <Select
              items={fieldTypes.map((value) => ({ value, label: typeLabels[value] }))}
              value={field.type}
              onValueChange={(type) =>
                set({ ...field, type, options: type === "choice" ? field.options : [] })
              }
            />
          </Field>
          {field.type === "choice" ? (
            <OptionsInput
              optional
              description="One a line. Left empty, the labels of the agent whose answer is shown."
              options={field.options}
              onOptionsChange={(options) => set({ ...field, options })}
            />
          ) : null}
          <div className="flex gap-4">
            <Checkbox
              label="Editable"
              checked={field.editable}
              onCheckedChange={(editable) => set({ ...field, editable: editable === true })}
            />
            <Checkbox
              label="Must not be empty"
              checked={field.required}
              onCheckedChange={(required) => set({ ...field, required: required === true })}
            />
          </div>
        </>
      )}
    </ListEditor>
  );
}

/** Texts shown beside the fields. */
export function EvidenceEditor(props: {
  evidence: readonly Evidence[];
  onEvidenceChange: (evidence: Evidence[]) => void;
}) {
  return (
    <ListEditor<Evidence>
      noun="text"
      max={20}
      items={props.evidence}
      onItemsChange={props.onEvidenceChange}
      create={() => ({ label: "", text: [] })}
      summary={({ label }) => ({ title: label })}
    >
      {(item, set) => (
        <>
          <Field label="Heading">
            <Input
              value={item.label}
              maxLength={120}
              autoFocus={item.label === ""}
              placeholder="Such as The customer's message"
              onValueChange={(label) => set({ ...item, label })}
            />
          </Field>
          <TemplateField
            label="Text"
            multiline
            preview
            value={item.text}
            onValueChange={(text) => set({ ...item, text })}
          />
        </>
      )}
    </ListEditor>
  );
}
