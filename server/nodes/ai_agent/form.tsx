"use client";

import { ConnectionPicker } from "@/components/form/connection-picker";
import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { RulesEditor } from "@/components/form/rules-editor";
import { ShareSlider } from "@/components/form/share-slider";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { AiAgentConfig } from "./config";
import { AgentTaskForm } from "./task-form";

type Task = AiAgentConfig["task"];

/** What a task begins with when another kind is chosen. */
function startOf(kind: Task["kind"]): Task {
  if (kind === "classify") return { kind, labels: [], examples: [] };
  return kind === "extract" ? { kind, fields: [] } : { kind, template: [] };
}

export function AiAgentForm({ nodeId, config, onChange, issues }: NodeFormProps<AiAgentConfig>) {
  const { task } = config;
  return (
    <>
      <Section
        title="What it does"
        aside={
          <Segmented
            label="What it does"
            items={[
              { value: "classify", label: "Sort" },
              { value: "extract", label: "Read" },
              { value: "draft", label: "Draft" },
            ]}
            value={task.kind}
            onValueChange={(kind) => {
              if (kind !== task.kind) onChange({ ...config, task: startOf(kind) });
            }}
          />
        }
      >
        <TemplateField
          label="Text to work on"
          multiline
          value={config.input}
          placeholder="Choose a value with + or @"
          error={errorOf(issues, "input")}
          onValueChange={(input) => onChange({ ...config, input })}
        />
        <Field
          label="Instruction"
          optional={config.connectionId === null}
          description="In plain words, as you would tell a new colleague."
        >
          <Textarea
            rows={3}
            maxLength={8000}
            value={config.instruction}
            onValueChange={(instruction) => onChange({ ...config, instruction })}
          />
        </Field>
        <ConnectionPicker
          label="Answered by"
          kinds={["openai"]}
          none={{
            label: "Built-in offline model",
            description: "No key, nothing leaves this server. Does not read the instruction.",
            builtIn: true,
          }}
          value={config.connectionId}
          error={errorOf(issues, "connectionId")}
          onValueChange={(connectionId) => onChange({ ...config, connectionId })}
        />
      </Section>
      <AgentTaskForm task={task} onChange={(next) => onChange({ ...config, task: next })} issues={issues} />
      <Section title="When a person looks">
        <ShareSlider
          label="Below this confidence"
          value={config.threshold}
          onValueChange={(threshold) => onChange({ ...config, threshold })}
        />
        <Field label="The first answers, whatever its confidence">
          <NumberInput
            value={config.reviewFirst}
            min={0}
            max={100_000}
            step={5}
            unit="answers"
            onValueChange={(count) => {
              if (count !== null) onChange({ ...config, reviewFirst: Math.round(Math.max(0, count)) });
            }}
          />
        </Field>
      </Section>
      <Section
        title="Always a person when"
        description="Any of these sends the answer to Needs review. A rule may look at the answer itself."
      >
        <RulesEditor
          key={nodeId}
          withOwn
          joiner="or"
          rules={config.riskRules}
          onRulesChange={(riskRules) => onChange({ ...config, riskRules })}
        />
        <Mistake>{errorOf(issues, "riskRules")}</Mistake>
      </Section>
    </>
  );
}
