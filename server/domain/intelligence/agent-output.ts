import { z } from "zod";
import { type JsonValue, jsonValue } from "@/server/domain/json";

/**
 * What an AI agent's step records, by which later steps recognise an agent's answer. Offsets in `spans` are UTF-16
 * units of `source`; `options` holds what an answer may be (the labels of a classification), by answer key.
 */
export const agentOutput = z.strictObject({
  answer: z.record(z.string(), jsonValue),
  confidence: z.number().min(0).max(1).nullable(),
  perField: z.record(z.string(), z.number().min(0).max(1).nullable()),
  alternatives: z.record(z.string(), z.array(z.strictObject({ value: z.string(), confidence: z.number() }))),
  spans: z.record(z.string(), z.strictObject({ start: z.int().min(0), end: z.int().min(0) })),
  options: z.record(z.string(), z.array(z.string())),
  method: z.string(),
  model: z.string(),
  source: z.string(),
  /** why it stopped for a person, in sentences; [] when it went on alone */
  reasons: z.array(z.string()),
});
export type AgentOutput = z.infer<typeof agentOutput>;

/** The output of a step as an agent's; null when it is not one. */
export function readAgentOutput(output: JsonValue | undefined): AgentOutput | null {
  const parsed = agentOutput.safeParse(output);
  return parsed.success ? parsed.data : null;
}
