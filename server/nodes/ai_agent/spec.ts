import { thresholdPercent } from "@/server/domain/intelligence/confidence";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { type AiAgentConfig, aiAgentConfig, defaultReviewFirst, defaultThreshold } from "./config";
import { answerFields, does } from "./describe";
import { agentIssues } from "./issues";

export type { AiAgentConfig } from "./config";

export const aiAgent = defineNode({
  kind: "ai_agent",
  label: "AI agent",
  description: "Sorts a text, reads fields from it or drafts an answer; asks a person when unsure",
  category: "ai",
  icon: "sparkles",
  config: aiAgentConfig,
  start: {
    task: { kind: "classify", labels: [], examples: [] },
    instruction: "",
    input: [],
    connectionId: null,
    threshold: defaultThreshold,
    riskRules: [],
    reviewFirst: defaultReviewFirst,
  } as AiAgentConfig,
  nature: () => "read",
  risk: () => "read",
  ports: () => [
    { id: "confident", label: "Confident", tone: "ok" },
    { id: "needs_review", label: "Needs review", tone: "review" },
  ],
  summary: (config) => [
    ...does(config),
    ". Below ",
    { value: thresholdPercent(config.threshold) },
    " sure, a person looks.",
  ],
  output: ({ task }) => [
    ...answerFields(task),
    { path: ["confidence"], label: "Confidence", type: "number", sample: 0.92 },
    { path: ["source"], label: "Text it worked on", type: "text" },
    { path: ["method"], label: "Answered by", type: "text", sample: "Built-in offline model" },
    { path: ["reasons"], label: "Why it stopped", type: "list" },
  ],
  issues: agentIssues,
});
