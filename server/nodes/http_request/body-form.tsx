"use client";

import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { KeyValuesEditor } from "@/components/form/key-values-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { HttpRequestConfig } from "./config";

type Body = HttpRequestConfig["body"];

function startOf(kind: Body["kind"]): Body {
  if (kind === "fields") return { kind, fields: [] };
  return kind === "text" ? { kind, contentType: "text/plain", text: [] } : { kind };
}

/** What is sent: named fields as JSON, a text, or nothing. */
export function BodyForm(props: Omit<NodeFormProps<HttpRequestConfig>, "nodeId">) {
  const { config, onChange, issues } = props;
  const { body } = config;
  const set = (next: Body) => onChange({ ...config, body: next });
  return (
    <Section
      title="What is sent"
      aside={
        <Segmented
          label="What is sent"
          items={[
            { value: "fields", label: "Fields" },
            { value: "text", label: "Text" },
            { value: "none", label: "Nothing" },
          ]}
          value={body.kind}
          onValueChange={(kind) => {
            if (kind !== body.kind) set(startOf(kind));
          }}
        />
      }
    >
      {body.kind === "fields" ? (
        <KeyValuesEditor
          noun="field"
          max={100}
          rows={body.fields.map(({ key, value }) => ({ name: key, value }))}
          onRowsChange={(rows) =>
            set({ kind: "fields", fields: rows.map(({ name, value }) => ({ key: name, value })) })
          }
        />
      ) : null}
      {body.kind === "text" ? (
        <>
          <Field label="Content type">
            <Input
              mono
              value={body.contentType}
              maxLength={100}
              onValueChange={(contentType) => set({ ...body, contentType })}
            />
          </Field>
          <TemplateField
            label="Text"
            multiline
            preview
            value={body.text}
            onValueChange={(text) => set({ ...body, text })}
          />
        </>
      ) : null}
      <Mistake>{errorOf(issues, "body")}</Mistake>
    </Section>
  );
}
