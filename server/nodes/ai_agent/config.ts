import { z } from "zod";
import { rule } from "@/server/domain/expression/condition";
import { template } from "@/server/domain/expression/template";
import { formFieldKey } from "@/server/domain/form/form-field";

export const extractTypes = ["text", "number", "date", "boolean", "email"] as const;

const classify = z.strictObject({
  kind: z.literal("classify"),
  labels: z.array(z.strictObject({ name: z.string().max(80), description: z.string().max(500) })).max(50),
  /** texts whose label a person has confirmed: what the built-in model learns from */
  examples: z
    .array(z.strictObject({ text: z.string().min(1).max(4_000), label: z.string().max(80) }))
    .max(2_000),
});

const extract = z.strictObject({
  kind: z.literal("extract"),
  fields: z
    .array(
      z.strictObject({
        key: formFieldKey,
        label: z.string().max(120),
        type: z.enum(extractTypes),
        description: z.string().max(500),
        required: z.boolean(),
      }),
    )
    .max(50),
});

const draft = z.strictObject({ kind: z.literal("draft"), template });

export const aiAgentConfig = z.strictObject({
  task: z.discriminatedUnion("kind", [classify, extract, draft]),
  /** in plain language; the built-in model does not read it */
  instruction: z.string().max(8_000),
  /** the text to work on */
  input: template,
  /** null = the built-in offline model */
  connectionId: z.uuid().nullable(),
  /** 0–1: an answer below it goes to a person */
  threshold: z.number().min(0).max(1),
  /** any that matches sends the answer to a person; a rule may look at this agent's own answer */
  riskRules: z.array(rule).max(50),
  /** the first N answers are reviewed whatever their confidence */
  reviewFirst: z.int().min(0).max(100_000),
});
export type AiAgentConfig = z.infer<typeof aiAgentConfig>;
export type AgentTaskConfig = AiAgentConfig["task"];

export const defaultThreshold = 0.8;
export const defaultReviewFirst = 20;
