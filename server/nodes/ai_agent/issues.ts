import type { ConfigIssue } from "@/server/domain/workflow/node-spec";
import { isBlank, ruleIssue } from "@/server/domain/workflow/sentence";
import type { AgentTaskConfig, AiAgentConfig } from "./config";

function hasDoubles(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function taskIssues(task: AgentTaskConfig): string[] {
  const messages: string[] = [];
  switch (task.kind) {
    case "classify": {
      const names = task.labels.map(({ name }) => name.trim());
      if (names.length < 2) messages.push("Sorting needs at least two labels.");
      if (names.includes("")) messages.push("A label has no name.");
      if (hasDoubles(names)) messages.push("Two labels have the same name.");
      const strays = task.examples.filter(
        ({ label }) => !task.labels.some(({ name }) => name === label),
      ).length;
      if (strays > 0)
        messages.push(`Examples without one of the labels: ${strays}. Give them a label or remove them.`);
      return messages;
    }
    case "extract":
      if (task.fields.length === 0) messages.push("There is nothing to read yet: add a field.");
      if (task.fields.some(({ label }) => label.trim() === "")) messages.push("A field has no name.");
      if (hasDoubles(task.fields.map(({ key }) => key))) messages.push("Two fields have the same key.");
      return messages;
    case "draft":
      return isBlank(task.template) ? ["The draft has no text to start from: write one."] : [];
  }
}

/** What keeps an agent from being published. */
export function agentIssues({ task, input, riskRules }: AiAgentConfig): ConfigIssue[] {
  const rules = riskRules.map(ruleIssue).filter((message) => message !== null);
  return [
    ...(isBlank(input) ? [{ field: "input", message: "Choose what the agent works on." }] : []),
    ...taskIssues(task).map((message) => ({ field: "task", message })),
    ...[...new Set(rules)].map((message) => ({ field: "riskRules", message })),
  ];
}
