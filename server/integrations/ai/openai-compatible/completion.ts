import { z } from "zod";
import { AiFailure } from "@/server/domain/intelligence/provider";

const token = z.object({ token: z.string(), logprob: z.number() });

const tokens = z.object({
  content: z.array(token.extend({ top_logprobs: z.array(token).nullish() })),
});

/**
 * The parts of a chat completion that are used. Servers add fields of their own, so other keys are let pass; what
 * is optional and malformed counts as absent.
 */
const completion = z.object({
  model: z.string().optional().catch(undefined),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish().catch(null),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        logprobs: tokens.nullish().catch(null),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().int().nonnegative(),
      completion_tokens: z.number().int().nonnegative(),
    })
    .nullish()
    .catch(null),
});

export type TokenProbability = z.infer<typeof tokens>["content"][number];

export interface Completion {
  /** The JSON object that the model wrote, as text. */
  content: string;
  tokens: TokenProbability[] | null;
  model: string | null;
  usage: { inputTokens: number; outputTokens: number } | null;
}

/** @throws AiFailure "refused" or "invalid" */
export function readCompletion(raw: unknown): Completion {
  const parsed = completion.safeParse(raw);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) throw new AiFailure("invalid", "It was not a chat completion.");
  const { message, finish_reason: finish, logprobs } = choice;
  if (message.refusal || finish === "content_filter") {
    throw new AiFailure("refused", "The model declined to work on this text.");
  }
  if (finish === "length") throw new AiFailure("invalid", "It was cut off before its end.");
  if (!message.content?.trim()) throw new AiFailure("invalid", "It was empty.");
  const { model, usage } = parsed.data;
  return {
    content: message.content,
    tokens: logprobs?.content ?? null,
    model: model ?? null,
    usage: usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : null,
  };
}

/** The JSON that the content is, also when a model put it into a code fence. @throws AiFailure "invalid" */
export function readJson(content: string): unknown {
  const fenced = /^```(?:json)?\s*\n([\s\S]*)\n```$/.exec(content.trim());
  try {
    return JSON.parse(fenced?.[1] ?? content);
  } catch {
    throw new AiFailure("invalid", "It was not JSON.");
  }
}
