"use client";

import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { followLabel, keyFromLabel } from "@/components/form/key-from-label";
import { LabelsEditor } from "@/components/form/labels-editor";
import { ListEditor } from "@/components/form/list-editor";
import { errorOf } from "@/components/form/node-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Issue } from "@/server/domain/workflow/issue";
import { type AiAgentConfig, extractTypes } from "./config";

type Task = AiAgentConfig["task"];
type ExtractField = Extract<Task, { kind: "extract" }>["fields"][number];

const typeLabels: Record<ExtractField["type"], string> = {
  text: "Text",
  number: "Number",
  date: "Date",
  boolean: "Yes or no",
  email: "E-mail",
};

/** What the agent answers with: labels, fields or a draft. */
export function AgentTaskForm(props: {
  task: Task;
  onChange: (task: Task) => void;
  issues: readonly Issue[];
}) {
  const { task, onChange, issues } = props;
  const mistake = errorOf(issues, "task");
  switch (task.kind) {
    case "classify":
      return (
        <Section title="Labels" error={mistake}>
          <LabelsEditor
            labels={task.labels}
            examples={task.examples}
            onChange={(next) => onChange({ kind: "classify", ...next })}
          />
        </Section>
      );
    case "extract":
      return (
        <Section title="Fields to read">
          <ExtractFields
            fields={task.fields}
            onFieldsChange={(fields) => onChange({ kind: "extract", fields })}
          />
          <Mistake>{mistake}</Mistake>
        </Section>
      );
    case "draft":
      return (
        <Section
          title="Draft to start from"
          description="The built-in model fills the values in; others write freely."
        >
          <TemplateField
            label="Draft"
            hideLabel
            multiline
            preview
            value={task.template}
            error={mistake}
            onValueChange={(template) => onChange({ kind: "draft", template })}
          />
        </Section>
      );
  }
}

function ExtractFields(props: {
  fields: readonly ExtractField[];
  onFieldsChange: (fields: ExtractField[]) => void;
}) {
  const { fields, onFieldsChange } = props;
  return (
    <ListEditor<ExtractField>
      noun="field"
      items={fields}
      onItemsChange={onFieldsChange}
      create={() => ({
        key: keyFromLabel(
          "",
          fields.map(({ key }) => key),
        ),
        label: "",
        type: "text",
        description: "",
        required: true,
      })}
      summary={({ label, type }) => ({ title: label, note: typeLabels[type] })}
    >
      {(field, set) => (
        <>
          <Field label="Name">
            <Input
              value={field.label}
              maxLength={120}
              autoFocus={field.label === ""}
              placeholder="Such as Invoice number"
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
          <Field label="Kind">
            <Select
              items={extractTypes.map((value) => ({ value, label: typeLabels[value] }))}
              value={field.type}
              onValueChange={(type) => set({ ...field, type })}
            />
          </Field>
          <Field label="How to recognise it" optional>
            <Input
              value={field.description}
              maxLength={500}
              placeholder="Such as: after the word Invoice"
              onValueChange={(description) => set({ ...field, description })}
            />
          </Field>
          <Checkbox
            label="Without it, a person looks"
            checked={field.required}
            onCheckedChange={(required) => set({ ...field, required: required === true })}
          />
        </>
      )}
    </ListEditor>
  );
}
