"use client";

import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { KeyValuesEditor } from "@/components/form/key-values-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import type { RespondConfig } from "./spec";

export function RespondForm({ config, onChange, issues }: NodeFormProps<RespondConfig>) {
  const { body, status } = config;
  return (
    <Section
      title="Answer"
      aside={
        <Segmented
          label="Kind of answer"
          items={[
            { value: "text", label: "Text" },
            { value: "fields", label: "Fields" },
          ]}
          value={body.kind}
          onValueChange={(kind) =>
            onChange({ ...config, body: kind === "text" ? { kind, text: [] } : { kind, fields: [] } })
          }
        />
      }
    >
      {body.kind === "text" ? (
        <TemplateField
          label="Text"
          hideLabel
          multiline
          preview
          value={body.text}
          error={errorOf(issues, "body")}
          onValueChange={(text) => onChange({ ...config, body: { kind: "text", text } })}
        />
      ) : (
        <>
          <KeyValuesEditor
            noun="field"
            rows={body.fields.map(({ key, value }) => ({ name: key, value }))}
            onRowsChange={(rows) =>
              onChange({
                ...config,
                body: { kind: "fields", fields: rows.map(({ name, value }) => ({ key: name, value })) },
              })
            }
          />
          <Mistake>{errorOf(issues, "body")}</Mistake>
        </>
      )}
      <Field
        label="Status"
        description="200 says it went well, 400 to 499 that the sender has something to mend."
      >
        <NumberInput
          value={status}
          min={200}
          max={499}
          format={{ useGrouping: false }}
          onValueCommitted={(next) => {
            if (next !== null && (next <= 299 || next >= 400))
              onChange({ ...config, status: Math.round(next) });
          }}
        />
      </Field>
    </Section>
  );
}
