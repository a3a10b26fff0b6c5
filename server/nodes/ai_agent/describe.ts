import type { OutputField, Sentence } from "@/server/domain/workflow/node-spec";
import { count, templateParts } from "@/server/domain/workflow/sentence";
import type { AgentTaskConfig, AiAgentConfig } from "./config";

const answerTypes = {
  text: "text",
  email: "text",
  number: "number",
  date: "date",
  boolean: "boolean",
} as const;
const samples = {
  text: "Some words",
  email: "sam@example.com",
  number: 120,
  date: "2026-12-14",
  boolean: true,
} as const;

/** The chips that an answer of this task offers. */
export function answerFields(task: AgentTaskConfig): OutputField[] {
  switch (task.kind) {
    case "classify":
      return [
        {
          path: ["answer", "label"],
          label: "Label",
          type: "text",
          sample: task.labels[0]?.name || "First label",
        },
      ];
    case "extract":
      return task.fields.map(({ key, label, type }) => ({
        path: ["answer", key],
        label: label || key,
        type: answerTypes[type],
        sample: samples[type],
      }));
    case "draft":
      return [
        { path: ["answer", "text"], label: "Draft", type: "text", sample: "Dear Sam, thank you for …" },
      ];
  }
}

/** The first half of the card's sentence. */
export function does({ task, input }: AiAgentConfig): Sentence {
  const text = templateParts(input, "choose a text");
  switch (task.kind) {
    case "classify": {
      const labels = task.labels.filter(({ name }) => name.trim() !== "").length;
      return [
        "Sorts ",
        ...text,
        " into ",
        labels > 1 ? { value: count(labels, "label") } : { missing: "add labels" },
      ];
    }
    case "extract": {
      const fields = task.fields.length;
      return [
        "Reads ",
        fields > 0 ? { value: count(fields, "field") } : { missing: "add fields" },
        " from ",
        ...text,
      ];
    }
    case "draft":
      return ["Drafts an answer to ", ...text];
  }
}
