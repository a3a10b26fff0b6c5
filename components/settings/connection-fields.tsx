"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { type ConnectionKind, connectionKinds } from "@/server/domain/access/connection";
import type { ConnectionDraft } from "./connection-draft";
import { CONNECTION_KINDS } from "./connection-kinds";

const SHARED = [
  { value: "builders", label: "Builders too", description: "Any builder may pick it in a workflow." },
  { value: "admins", label: "Owners and admins", description: "And you, who made it." },
] as const;

export type ConnectionFieldsProps = {
  draft: ConnectionDraft;
  onChange: (draft: ConnectionDraft) => void;
  errors: Record<string, string>;
};

/** The fields of a new connection, those of its kind only. */
export function ConnectionFields({ draft, onChange, errors }: ConnectionFieldsProps) {
  const text = (name: keyof ConnectionDraft) => ({
    value: draft[name],
    onValueChange: (value: string) => onChange({ ...draft, [name]: value }),
  });
  const isAi = draft.kind === "openai";
  const hostError = Object.entries(errors).find(([name]) => name.startsWith("allowedHosts"))?.[1];
  return (
    <div className="flex flex-col gap-4">
      <Field label="Kind">
        <RadioGroup<ConnectionKind>
          variant="cards"
          value={draft.kind}
          onValueChange={(kind) => onChange({ ...draft, kind })}
          items={connectionKinds.map((kind) => ({
            value: kind,
            label: CONNECTION_KINDS[kind].label,
            description: CONNECTION_KINDS[kind].note,
          }))}
        />
      </Field>
      <Field label="Name" error={errors.name}>
        <Input
          {...text("name")}
          placeholder={isAi ? "Company AI" : "Billing system"}
          required
          maxLength={80}
        />
      </Field>
      {isAi ? (
        <>
          <Field label="Address" error={errors["settings.baseUrl"]}>
            <Input {...text("baseUrl")} type="url" placeholder="https://api.example.com/v1" required mono />
          </Field>
          <Field label="Model" error={errors["settings.model"]}>
            <Input {...text("model")} required mono maxLength={120} />
          </Field>
        </>
      ) : (
        <Field label="Hosts" description="The secret is sent to these and to no others." error={hostError}>
          <Input {...text("hosts")} placeholder="api.example.com" required mono />
        </Field>
      )}
      {draft.kind === "http_header" ? (
        <Field label="Header" error={errors["settings.headerName"]}>
          <Input {...text("headerName")} placeholder="X-Api-Key" required mono maxLength={100} />
        </Field>
      ) : null}
      <Field
        label={CONNECTION_KINDS[draft.kind].secret}
        description="Stored encrypted, and never shown again."
        error={errors.secret}
      >
        <Input {...text("secret")} type="password" autoComplete="off" required mono />
      </Field>
      <Field
        label="Account"
        optional
        description="Whose credential it is; approvers see it."
        error={errors.account}
      >
        <Input {...text("account")} placeholder="acme-production" maxLength={200} />
      </Field>
      <Field label="Who may use it">
        <RadioGroup<ConnectionDraft["sharedWith"]>
          value={draft.sharedWith}
          onValueChange={(sharedWith) => onChange({ ...draft, sharedWith })}
          items={SHARED}
        />
      </Field>
    </div>
  );
}
