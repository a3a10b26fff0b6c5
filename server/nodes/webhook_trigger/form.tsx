"use client";

import { Mistake, Section } from "@/components/form/form-row";
import { ListEditor } from "@/components/form/list-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { PathInput } from "@/components/form/path-input";
import { AddressSection, SecretSection } from "@/components/form/trigger-address";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { bodyFieldTypes, type WebhookTriggerConfig } from "./spec";

type BodyField = WebhookTriggerConfig["fields"][number];
const typeLabels: Record<BodyField["type"], string> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
  date: "Date",
  list: "List",
  object: "Group",
};

export function WebhookTriggerForm({ config, onChange, issues }: NodeFormProps<WebhookTriggerConfig>) {
  const { fields } = config;
  return (
    <>
      <AddressSection title="Address" />
      <Section
        title="What comes in"
        description="Name the values you expect, so that later steps can use them. Everything that is sent is kept anyway."
      >
        <ListEditor<BodyField>
          noun="value"
          max={100}
          items={fields}
          onItemsChange={(next) => onChange({ ...config, fields: next })}
          create={() => ({ path: freePath(fields), label: "", type: "text", required: false, sample: "" })}
          summary={({ path, label, type }) => ({ title: label || path, note: typeLabels[type] })}
        >
          {(field, set) => (
            <>
              <PathInput value={field.path} onPathChange={(path) => set({ ...field, path })} />
              <Field label="Shown as" optional>
                <Input
                  value={field.label}
                  maxLength={120}
                  placeholder={field.path}
                  onValueChange={(label) => set({ ...field, label })}
                />
              </Field>
              <Field label="Kind">
                <Select
                  items={bodyFieldTypes.map((value) => ({ value, label: typeLabels[value] }))}
                  value={field.type}
                  onValueChange={(type) => set({ ...field, type })}
                />
              </Field>
              <Field label="Sample" optional>
                <Input
                  value={field.sample}
                  maxLength={500}
                  onValueChange={(sample) => set({ ...field, sample })}
                />
              </Field>
              <Checkbox
                label="Refuse deliveries without it"
                checked={field.required}
                onCheckedChange={(required) => set({ ...field, required: required === true })}
              />
            </>
          )}
        </ListEditor>
        <Mistake>{errorOf(issues, "fields")}</Mistake>
      </Section>
      <Section title="Answer">
        <RadioGroup
          aria-label="Answer"
          value={config.answer}
          onValueChange={(answer) => onChange({ ...config, answer })}
          items={[
            { value: "at_once", label: "At once", description: "202 with the address of the run." },
            {
              value: "respond",
              label: "By a Respond step",
              description: "The sender waits, up to a minute, for what the workflow says.",
            },
          ]}
        />
      </Section>
      <Section title="Who may send">
        <Switch
          label="Signed deliveries only"
          description="Recommended: without it, whoever knows the address may start runs."
          checked={config.signature === "hmac"}
          onCheckedChange={(signed) => onChange({ ...config, signature: signed ? "hmac" : "none" })}
        />
      </Section>
      {config.signature === "hmac" ? <SecretSection /> : null}
    </>
  );
}

function freePath(fields: readonly BodyField[]): string {
  for (let number = 1; ; number++) {
    const path = `value_${number}`;
    if (!fields.some((field) => field.path === path)) return path;
  }
}
