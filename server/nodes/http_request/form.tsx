"use client";

import { ConnectionPicker } from "@/components/form/connection-picker";
import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { KeyValuesEditor } from "@/components/form/key-values-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { BodyForm } from "./body-form";
import { type HttpRequestConfig, httpMethods, riskOf, usualDelivery } from "./config";

const methodNotes: Record<HttpRequestConfig["method"], string> = {
  GET: "reads",
  POST: "sends",
  PUT: "replaces",
  PATCH: "changes",
  DELETE: "deletes",
};

export function HttpRequestForm({ config, onChange, issues }: NodeFormProps<HttpRequestConfig>) {
  const reads = config.method === "GET";
  const setMethod = (method: HttpRequestConfig["method"]) =>
    onChange({
      ...config,
      method,
      delivery: usualDelivery(method),
      body: method === "GET" ? { kind: "none" } : config.body,
    });
  return (
    <>
      <Section title="Request">
        <Field label="Method">
          <Select
            items={httpMethods.map((value) => ({ value, label: `${value} · ${methodNotes[value]}` }))}
            value={config.method}
            onValueChange={setMethod}
          />
        </Field>
        <TemplateField
          label="Address"
          mono
          value={config.url}
          placeholder="https://…"
          error={errorOf(issues, "url")}
          onValueChange={(url) => onChange({ ...config, url })}
        />
        <ConnectionPicker
          label="Credential"
          kinds={["http_header", "http_bearer"]}
          none={{ label: "None" }}
          value={config.connectionId}
          error={errorOf(issues, "connectionId")}
          onValueChange={(connectionId) => onChange({ ...config, connectionId })}
        />
      </Section>
      {reads ? null : <BodyForm config={config} onChange={onChange} issues={issues} />}
      <Section title="Headers">
        <KeyValuesEditor
          noun="header"
          max={30}
          rows={config.headers}
          onRowsChange={(headers) => onChange({ ...config, headers })}
        />
        <Mistake>{errorOf(issues, "headers")}</Mistake>
      </Section>
      {reads ? null : (
        <Section title="If the answer is lost">
          <RadioGroup
            aria-label="If the answer is lost"
            value={config.delivery}
            onValueChange={(delivery) => onChange({ ...config, delivery })}
            items={[
              {
                value: "keyed",
                label: "It honours Idempotency-Key",
                description: "Sent again with the same key; the other side does it once.",
              },
              {
                value: "repeatable",
                label: "Safe to repeat",
                description: "Sending it twice does no harm.",
              },
              {
                value: "keyless",
                label: "Not safe to repeat",
                description: "A person is asked whether it arrived.",
              },
            ]}
          />
        </Section>
      )}
      <Section title="Care">
        <Field
          label="Risk"
          description={
            riskOf(config) === "destructive" ? "It needs an approval before it on every way." : undefined
          }
        >
          <Select
            items={[
              { value: "own", label: `As the method says: ${methodNotes[config.method]}` },
              { value: "write", label: "It changes something" },
              { value: "destructive", label: "It deletes or may do harm" },
            ]}
            value={config.risk ?? "own"}
            onValueChange={(risk) => onChange({ ...config, risk: risk === "own" ? null : risk })}
          />
        </Field>
        <Switch
          label="Go on when it is refused"
          description="A refusal (400 to 499) leaves at Failed instead of stopping the run."
          checked={config.failedPort}
          onCheckedChange={(failedPort) => onChange({ ...config, failedPort })}
        />
      </Section>
    </>
  );
}
