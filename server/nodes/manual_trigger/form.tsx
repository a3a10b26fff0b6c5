"use client";

import { FormFieldsEditor } from "@/components/form/form-fields-editor";
import { Mistake, Section } from "@/components/form/form-row";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { TitleFieldSelect } from "@/components/form/title-field-select";
import type { ManualTriggerConfig } from "./spec";

export function ManualTriggerForm({ config, onChange, issues }: NodeFormProps<ManualTriggerConfig>) {
  return (
    <Section
      title="What to ask for"
      description="Whoever presses Run now fills this in. Leave it empty when nothing is needed."
    >
      <FormFieldsEditor fields={config.fields} onFieldsChange={(fields) => onChange({ ...config, fields })} />
      <Mistake>{errorOf(issues, "fields")}</Mistake>
      <TitleFieldSelect
        fields={config.fields}
        value={config.titleField}
        onValueChange={(titleField) => onChange({ ...config, titleField })}
      />
    </Section>
  );
}
