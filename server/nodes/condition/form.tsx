"use client";

import { Mistake, Section } from "@/components/form/form-row";
import { ListEditor } from "@/components/form/list-editor";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { emptyRule, RulesEditor } from "@/components/form/rules-editor";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { operatorLabels } from "@/server/domain/expression/condition";
import type { ConditionConfig } from "./spec";

type Branch = ConditionConfig["branches"][number];

export function ConditionForm({ config, onChange, issues }: NodeFormProps<ConditionConfig>) {
  const { branches, otherwise } = config;
  const setBranches = (next: Branch[]) => onChange({ ...config, branches: next });
  const [only] = branches;
  return (
    <>
      <Section
        title={branches.length > 1 ? "Ways, tried from the top" : "When"}
        error={errorOf(issues, "branches")}
      >
        {only && branches.length === 1 ? (
          <BranchEditor branch={only} onChange={(next) => setBranches([next])} />
        ) : null}
        <ListEditor<Branch>
          noun="way"
          max={20}
          min={1}
          items={branches.length === 1 ? [] : branches}
          onItemsChange={(next) => setBranches(branches.length === 1 ? [...branches, ...next] : next)}
          create={() => ({
            id: freeId(branches),
            label: `Way ${branches.length + 1}`,
            match: "all",
            rules: [emptyRule],
          })}
          summary={({ label, rules }) => ({
            title: label,
            note: rules[0] ? `${operatorLabels[rules[0].operator]} …` : "no rule",
          })}
        >
          {(branch, set) => <BranchEditor branch={branch} onChange={set} />}
        </ListEditor>
      </Section>
      <Section title="Otherwise">
        <Field label="Name of this way">
          <Input
            value={otherwise}
            maxLength={40}
            placeholder="Otherwise"
            onValueChange={(next) => onChange({ ...config, otherwise: next })}
          />
        </Field>
        <Mistake>{errorOf(issues, "otherwise")}</Mistake>
      </Section>
    </>
  );
}

function BranchEditor({ branch, onChange }: { branch: Branch; onChange: (branch: Branch) => void }) {
  return (
    <>
      <Field label="Name of this way">
        <Input
          value={branch.label}
          maxLength={40}
          placeholder="Such as Urgent"
          onValueChange={(label) => onChange({ ...branch, label })}
        />
      </Field>
      {branch.rules.length > 1 ? (
        <div className="flex items-center justify-between">
          <span className="text-sm font-strong text-ink-2">Taken when</span>
          <Segmented
            label="Taken when"
            items={[
              { value: "all", label: "all hold" },
              { value: "any", label: "any holds" },
            ]}
            value={branch.match}
            onValueChange={(match) => onChange({ ...branch, match })}
          />
        </div>
      ) : null}
      <RulesEditor
        rules={branch.rules}
        joiner={branch.match === "all" ? "and" : "or"}
        onRulesChange={(rules) => onChange({ ...branch, rules })}
      />
    </>
  );
}

/** Ids of ways stay for ever, so that wires keep leaving by the right one. */
function freeId(branches: readonly Branch[]): string {
  for (let number = branches.length + 1; ; number++) {
    const id = `branch_${number}`;
    if (!branches.some((branch) => branch.id === id)) return id;
  }
}
