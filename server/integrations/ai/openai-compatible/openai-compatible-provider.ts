import OpenAI, { APIError } from "openai";
import type { AiAnswer, AiProvider, AiRequest } from "@/server/domain/intelligence/provider";
import { readAnswer } from "@/server/integrations/ai/openai-compatible/answer";
import { readCompletion } from "@/server/integrations/ai/openai-compatible/completion";
import { asFailure } from "@/server/integrations/ai/openai-compatible/failure";
import { type Prompt, promptFor } from "@/server/integrations/ai/openai-compatible/prompt";

export interface OpenAiCompatibleOptions {
  /** What people call the connection, e.g. "OpenAI" or "Our Ollama". */
  name: string;
  /** With its version path, e.g. "https://api.openai.com/v1". */
  baseUrl: string;
  /** Null for servers without keys. */
  apiKey: string | null;
  model: string;
  /** The guarded fetch: no request leaves by any other way. */
  fetch: typeof fetch;
  /** Of one attempt, ms. */
  timeoutMs?: number;
  /** Of the whole call with its retries, ms. */
  deadlineMs?: number;
  /** Attempts after the first, for lost connections, 408, 409, 429 and 5xx. */
  maxRetries?: number;
}

/** Things that not every server can do, and how a server says that it cannot. */
const abilities = {
  logprobs: /logprob/i,
  temperature: /temperature/i,
  schema: /response_format|json_schema|structured/i,
} as const;
type Ability = keyof typeof abilities;

/** Any server that speaks OpenAI's chat completions: OpenAI, Azure, Ollama, vLLM, LM Studio and others. */
export class OpenAiCompatibleProvider implements AiProvider {
  readonly id = "openai-compatible";
  readonly #client: OpenAI;
  /** Learnt from refusals, so that later calls do not ask again. */
  readonly #lacking = new Set<Ability>();

  constructor(readonly options: OpenAiCompatibleOptions) {
    const { apiKey } = options;
    this.#client = new OpenAI({
      baseURL: options.baseUrl,
      apiKey: apiKey ?? "none",
      fetch: options.fetch,
      timeout: options.timeoutMs ?? 45_000,
      maxRetries: options.maxRetries ?? 2,
      defaultHeaders: apiKey === null ? { Authorization: null } : {},
      // Said here, so that the SDK does not take them from the environment.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: "off",
    });
  }

  /** @throws AiFailure; the signal's own reason when the caller aborts */
  async answer(request: AiRequest): Promise<AiAnswer> {
    const deadline = AbortSignal.timeout(this.options.deadlineMs ?? 100_000);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    try {
      // Raced, because the SDK sleeps through an abort while it waits for its next attempt.
      const raw = await Promise.race([this.#complete(promptFor(request), signal), aborted(signal)]);
      const completion = readCompletion(raw);
      const { note, ...part } = readAnswer(request, completion);
      return {
        ...part,
        method: `${this.options.name}, model ${this.options.model}; ${note}`,
        modelVersion: completion.model ?? this.options.model,
        usage: completion.usage,
      };
    } catch (error) {
      request.signal?.throwIfAborted();
      throw asFailure(error, this.options.model);
    }
  }

  /** Asks for everything first; what the server says it cannot do is left out, one thing at a time. */
  async #complete(prompt: Prompt, signal: AbortSignal): Promise<unknown> {
    for (;;) {
      try {
        return await this.#client.chat.completions.create(this.#body(prompt), { signal });
      } catch (error) {
        const lacking = lackingAbility(error);
        if (!lacking || this.#lacking.has(lacking)) throw error;
        this.#lacking.add(lacking);
      }
    }
  }

  #body({ system, user, schema }: Prompt): OpenAI.ChatCompletionCreateParamsNonStreaming {
    const can = (ability: Ability) => !this.#lacking.has(ability);
    const spoken = can("schema") ? system : `${system}\n\nIts JSON Schema:\n${JSON.stringify(schema)}`;
    return {
      model: this.options.model,
      messages: [
        { role: "system", content: spoken },
        { role: "user", content: user },
      ],
      ...(can("schema") && {
        response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } },
      }),
      ...(can("logprobs") && { logprobs: true, top_logprobs: 5 }),
      ...(can("temperature") && { temperature: 0 }),
    };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function lackingAbility(error: unknown): Ability | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined;
  const said = `${error.param ?? ""} ${error.message}`;
  return (Object.keys(abilities) as Ability[]).find((ability) => abilities[ability].test(said));
}
