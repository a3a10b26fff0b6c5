import "server-only";
import { renderText, textOf } from "@/server/domain/expression/template";
import type { AgentOutput } from "@/server/domain/intelligence/agent-output";
import { normaliseConfidence } from "@/server/domain/intelligence/confidence";
import { type AgentTask, type AiAnswer, AiFailure } from "@/server/domain/intelligence/provider";
import { type Reason, reasonSentence } from "@/server/domain/intelligence/reasons";
import { routeAnswer } from "@/server/domain/intelligence/route-answer";
import type { JsonObject } from "@/server/domain/json";
import { storable } from "@/server/domain/storable";
import type { EffectPayload } from "@/server/domain/task/task";
import type { ActionRunner, PerformContext, Performed } from "@/server/engine/ports";
import type { AiAgentConfig } from "./config";
import { riskSentences } from "./run-risk";

const verbs = { classify: "Sorts", extract: "Reads fields from", draft: "Drafts an answer to" } as const;

function taskOf({ task }: AiAgentConfig, payload: EffectPayload): AgentTask {
  return task.kind === "draft" ? { kind: "draft", template: textOf(payload.args.template) } : task;
}

/** The provider's answer or its failure; only an abort of our own is thrown. */
async function ask(
  config: AiAgentConfig,
  task: AgentTask,
  source: string,
  { ports, signal, input }: PerformContext,
): Promise<AiAnswer | AiFailure> {
  try {
    const request = { task, instruction: config.instruction, input: source, now: input.now, signal };
    return await ports.ai(request, config.connectionId);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof AiFailure) return error;
    return new AiFailure("unavailable", "Something unexpected went wrong while asking it. The text is kept.");
  }
}

function confidences(perField: AiAnswer["perField"]): AgentOutput["perField"] {
  return Object.fromEntries(
    Object.entries(perField).map(([key, value]) => [key, normaliseConfidence(value)]),
  );
}

/** Places that lie inside the text; a provider may be wrong about them. */
function spansWithin(spans: AiAnswer["spans"], source: string): AgentOutput["spans"] {
  const inside = Object.entries(spans).filter(([, { start, end }]) => {
    return (
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= source.length
    );
  });
  return Object.fromEntries(inside.map(([key, { start, end }]) => [key, { start, end }]));
}

function outputOf(
  task: AgentTask,
  source: string,
  result: AiAnswer | AiFailure,
): Omit<AgentOutput, "reasons"> {
  const options: AgentOutput["options"] =
    task.kind === "classify" ? { label: task.labels.map(({ name }) => name) } : {};
  if (result instanceof AiFailure) {
    const keys =
      task.kind === "extract"
        ? task.fields.map(({ key }) => key)
        : [task.kind === "draft" ? "text" : "label"];
    const answer = Object.fromEntries(keys.map((key) => [key, null]));
    const nothing = { confidence: null, perField: {}, alternatives: {}, spans: {}, method: "", model: "" };
    return { answer, ...nothing, options, source };
  }
  return {
    answer: result.answer,
    confidence: normaliseConfidence(result.confidence),
    perField: confidences(result.perField),
    alternatives: result.alternatives,
    spans: spansWithin(result.spans, source),
    options,
    method: result.method,
    model: result.modelVersion,
    source,
  };
}

async function reasonsFor(
  config: AiAgentConfig,
  task: AgentTask,
  result: AiAnswer | AiFailure,
  output: Omit<AgentOutput, "reasons">,
  { input, ports }: PerformContext,
): Promise<readonly Reason[]> {
  if (output.source.trim() === "") return [{ code: "field_missing", fields: ["The text to work on"] }];
  const scope = { ...input.scope, [input.nodeId]: output };
  const sentences = riskSentences(config, input.nodeId, scope, !(result instanceof AiFailure));
  const reviewedSoFar = config.reviewFirst > 0 ? await ports.reviewedCount(input.nodeId) : 0;
  return routeAnswer({
    task,
    result,
    threshold: config.threshold,
    risk: { matched: sentences.length > 0, sentences },
    firstReviewed: { n: config.reviewFirst, reviewedSoFar },
  }).reasons;
}

/** Counts as a provider reports them; numbers that no count can be are left out. */
function countable(usage: AiAnswer["usage"]): AiAnswer["usage"] {
  return usage && Math.max(usage.inputTokens, usage.outputTokens) <= 2_147_483_647 ? usage : null;
}

export const aiAgentRunner: ActionRunner<AiAgentConfig> = {
  nature: "action",
  materialise(config, { scope }) {
    const source = renderText(config.input, scope);
    const template: JsonObject =
      config.task.kind === "draft" ? { template: renderText(config.task.template, scope) } : {};
    return {
      action: `ai.${config.task.kind}`,
      sentence: `${verbs[config.task.kind]} a text of ${source.length} characters`,
      method: null,
      address: null,
      connection: config.connectionId ? { id: config.connectionId, account: "" } : null,
      args: { input: source, ...template },
      risk: "read",
      delivery: "repeatable",
    };
  },
  /** Never fails for what a provider does: no answer, or one that does not fit, goes to a person with the reason. */
  async perform(config, payload, context): Promise<Performed> {
    const source = textOf(payload.args.input);
    const task = taskOf(config, payload);
    const startedAt = performance.now();
    const result =
      source.trim() === ""
        ? new AiFailure("invalid", "There was no text.")
        : await ask(config, task, source, context);
    const durationMs = Math.round(performance.now() - startedAt);
    const output = storable(outputOf(task, source, result));
    const reasons = await reasonsFor(config, task, result, output, context);
    const performed = {
      port: reasons.length === 0 ? "confident" : "needs_review",
      output: { ...output, reasons: storable(reasons.map(reasonSentence)) },
      reasons,
    };
    if (result instanceof AiFailure) return performed;
    const { method, model: modelVersion, confidence } = output;
    return {
      ...performed,
      aiCall: { method, modelVersion, confidence, usage: countable(result.usage), durationMs },
    };
  },
};
