"use client";

import { FormFieldsEditor } from "@/components/form/form-fields-editor";
import { Mistake, Section } from "@/components/form/form-row";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { TitleFieldSelect } from "@/components/form/title-field-select";
import { AddressSection } from "@/components/form/trigger-address";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FormTriggerConfig } from "./spec";

export function FormTriggerForm({ config, onChange, issues }: NodeFormProps<FormTriggerConfig>) {
  return (
    <>
      <Section title="Fields">
        <FormFieldsEditor
          fields={config.fields}
          onFieldsChange={(fields) => onChange({ ...config, fields })}
        />
        <Mistake>{errorOf(issues, "fields")}</Mistake>
        <TitleFieldSelect
          fields={config.fields}
          value={config.titleField}
          onValueChange={(titleField) => onChange({ ...config, titleField })}
        />
      </Section>
      <AddressSection title="Public page" open />
      <Section title="What people read">
        <Field label="Heading" optional>
          <Input
            value={config.heading}
            maxLength={120}
            placeholder="The workflow's name"
            onValueChange={(heading) => onChange({ ...config, heading })}
          />
        </Field>
        <Field label="Text above the fields" optional>
          <Textarea
            rows={2}
            maxLength={1000}
            value={config.intro}
            onValueChange={(intro) => onChange({ ...config, intro })}
          />
        </Field>
        <Field label="Button">
          <Input
            value={config.submitLabel}
            maxLength={40}
            placeholder="Send"
            onValueChange={(submitLabel) => onChange({ ...config, submitLabel })}
          />
        </Field>
        <Field label="After sending">
          <Textarea
            rows={2}
            maxLength={1000}
            value={config.thanks}
            placeholder="Thank you."
            onValueChange={(thanks) => onChange({ ...config, thanks })}
          />
        </Field>
      </Section>
    </>
  );
}
