"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/lib/cn";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { controlClass } from "@/components/ui/control-class";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import {
  needsValue,
  type OperatorId,
  operatorLabels,
  operatorsOf,
  type Rule,
  type ValueType,
} from "@/server/domain/expression/condition";
import type { Ref } from "@/server/domain/expression/template";
import { TemplateInput } from "./template-input";
import { ValuePicker } from "./value-picker";
import { showValue, useValues, type ValueOption } from "./values";

const typeLabels: Readonly<Record<ValueType, string>> = {
  text: "Text",
  number: "Number",
  date: "Date",
  boolean: "Yes or no",
  list: "List",
};

export const emptyRule: Rule = { field: null, type: "text", operator: "is", value: [] };

/** The rule with another type; the comparison stays when the type knows it. */
export function retype(rule: Rule, type: ValueType): Rule {
  const known = operatorsOf[type].includes(rule.operator);
  return { ...rule, type, operator: known ? rule.operator : (operatorsOf[type][0] ?? "is_empty") };
}

/** The rule looking at another value, compared by that value's type. */
export function pointAt(rule: Rule, field: Ref, type: ValueOption["type"]): Rule {
  return retype({ ...rule, field }, type === "object" ? "text" : type);
}

export interface RulesEditorProps {
  rules: readonly Rule[];
  onRulesChange: (rules: Rule[]) => void;
  /** rules may look at the step's own answer */
  withOwn?: boolean;
  /** the word between two rules */
  joiner?: "and" | "or";
  addLabel?: string;
  max?: number;
}

/** Rows of field, comparison and value. */
export function RulesEditor(props: RulesEditorProps) {
  const { rules, onRulesChange, withOwn, joiner = "and", addLabel = "Add a rule", max = 50 } = props;
  const set = (index: number, next: Rule) =>
    onRulesChange(rules.map((rule, place) => (place === index ? next : rule)));
  return (
    <div className="flex flex-col gap-1.5">
      {rules.map((rule, index) => (
        // rules have no identity of their own; their place is it
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="contents">
          {index > 0 ? <span className="pl-1 text-sm text-ink-3">{joiner}</span> : null}
          <RuleRow
            rule={rule}
            withOwn={withOwn}
            onChange={(next) => set(index, next)}
            onRemove={() => onRulesChange(rules.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {rules.length < max ? (
        <Button
          size="sm"
          icon={<Plus />}
          className="mt-0.5 self-start"
          onClick={() => onRulesChange([...rules, emptyRule])}
        >
          {addLabel}
        </Button>
      ) : null}
    </div>
  );
}

function RuleRow(props: {
  rule: Rule;
  withOwn?: boolean;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}) {
  const { rule, withOwn, onChange, onRemove } = props;
  const values = useValues();
  const [choosing, setChoosing] = useState(false);
  const shown = rule.field ? showValue(values, rule.field) : null;
  return (
    <fieldset className="flex flex-col gap-1.5 rounded-md border border-line bg-bg p-2">
      <legend className="sr-only">Rule</legend>
      <div className="flex items-center gap-1">
        <ValuePicker
          open={choosing}
          onOpenChange={setChoosing}
          withOwn={withOwn}
          onPick={(field, option) => {
            setChoosing(false);
            onChange(pointAt(rule, field, option.type));
          }}
          trigger={
            <button
              type="button"
              aria-label={shown ? `Value: ${shown.label}. Choose another` : "Choose a value"}
              className={controlClass("flex h-7 min-w-0 flex-1 items-center gap-1.5 px-1.5 text-left")}
            >
              {shown ? (
                <Chip hue={shown.hue} title={shown.title} className="min-w-0">
                  {shown.label}
                </Chip>
              ) : (
                <span className="px-1 text-ink-3">Choose a value</span>
              )}
              {shown?.sample ? <span className="truncate text-sm text-ink-3">{shown.sample}</span> : null}
            </button>
          }
        />
        <IconButton label="Remove this rule" size="sm" icon={<X />} onClick={onRemove} />
      </div>
      <div className="grid grid-cols-[1fr_108px] gap-1.5">
        <Select<OperatorId>
          size="sm"
          aria-label="Comparison"
          items={operatorsOf[rule.type].map((value) => ({ value, label: operatorLabels[value] }))}
          value={rule.operator}
          onValueChange={(operator) => onChange({ ...rule, operator })}
        />
        <Select<ValueType>
          size="sm"
          aria-label="Compare as"
          items={(Object.keys(typeLabels) as ValueType[]).map((value) => ({
            value,
            label: typeLabels[value],
          }))}
          value={rule.type}
          onValueChange={(type) => onChange(retype(rule, type))}
        />
      </div>
      <div className={cn(!needsValue(rule.operator) && "hidden")}>
        <TemplateInput
          aria-label="Compared with"
          value={rule.value}
          placeholder={placeholders[rule.type]}
          withOwn={withOwn}
          onValueChange={(value) => onChange({ ...rule, value })}
        />
      </div>
    </fieldset>
  );
}

const placeholders: Readonly<Record<ValueType, string>> = {
  text: "Text or a value",
  number: "Such as 500",
  date: "Such as 2026-12-31",
  boolean: "",
  list: "Text or a value",
};
