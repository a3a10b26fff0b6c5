"use client";

import { CandidatesPicker } from "@/components/form/candidates-picker";
import { DurationInput } from "@/components/form/duration-input";
import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { HumanApprovalConfig } from "./config";
import { EvidenceEditor, ShownFields } from "./fields-form";

export function HumanApprovalForm({ config, onChange, issues }: NodeFormProps<HumanApprovalConfig>) {
  const { outcomes, due } = config;
  const allow = (change: Partial<HumanApprovalConfig["outcomes"]>) =>
    onChange({ ...config, outcomes: { ...outcomes, ...change } });
  return (
    <>
      <Section title="Who decides" error={errorOf(issues, "candidates")}>
        <CandidatesPicker
          value={config.candidates}
          onValueChange={(candidates) => onChange({ ...config, candidates })}
        />
      </Section>
      <Section title="The ask">
        <TemplateField
          label="The ask"
          hideLabel
          multiline
          preview
          value={config.ask}
          placeholder="Such as: Send this answer to the customer?"
          error={errorOf(issues, "ask")}
          onValueChange={(ask) => onChange({ ...config, ask })}
        />
        <Field label="How to decide" optional>
          <Textarea
            rows={2}
            maxLength={8000}
            value={config.guidelines}
            placeholder="What makes it right, and what does not"
            onValueChange={(guidelines) => onChange({ ...config, guidelines })}
          />
        </Field>
      </Section>
      <Section title="They can" error={errorOf(issues, "outcomes")}>
        <Checkbox
          label="Approve"
          checked={outcomes.approve}
          onCheckedChange={(on) => allow({ approve: on === true })}
        />
        <Checkbox
          label="Approve with edits"
          checked={outcomes.edit}
          onCheckedChange={(on) => allow({ edit: on === true })}
        />
        <Checkbox
          label="Reject"
          checked={outcomes.reject}
          onCheckedChange={(on) => allow({ reject: on === true })}
        />
        {outcomes.reject ? (
          <Checkbox
            className="pl-6"
            label="With a reason"
            checked={config.rejectReasonRequired}
            onCheckedChange={(on) => onChange({ ...config, rejectReasonRequired: on === true })}
          />
        ) : null}
      </Section>
      <Section title="What they see">
        <ShownFields
          fields={config.fields}
          mayEdit={outcomes.edit}
          onFieldsChange={(fields) => onChange({ ...config, fields })}
        />
        <Mistake>{errorOf(issues, "fields")}</Mistake>
      </Section>
      <Section
        title="Beside it"
        description="Texts to compare with. The text an agent worked on is shown by itself."
        error={errorOf(issues, "evidence")}
      >
        <EvidenceEditor
          evidence={config.evidence}
          onEvidenceChange={(evidence) => onChange({ ...config, evidence })}
        />
      </Section>
      <Section title="Time">
        <Switch
          label="Has to be decided in time"
          checked={due !== null}
          onCheckedChange={(on) =>
            onChange({ ...config, due: on ? { minutes: 1440, expiry: "expired" } : null })
          }
        />
        {due ? (
          <>
            <DurationInput
              aria-label="Time to decide"
              minutes={due.minutes}
              onMinutesChange={(minutes) => onChange({ ...config, due: { ...due, minutes } })}
            />
            <Field label="When nobody has decided by then">
              <Select
                items={[
                  { value: "expired", label: "It goes on at Expired" },
                  { value: "rejected", label: "It counts as rejected" },
                ]}
                value={due.expiry}
                onValueChange={(expiry) => onChange({ ...config, due: { ...due, expiry } })}
              />
            </Field>
          </>
        ) : (
          <p className="text-sm text-ink-3">It waits until somebody decides.</p>
        )}
      </Section>
    </>
  );
}
