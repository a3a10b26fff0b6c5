/**
 * What the product asks of anything that answers for an AI agent. Providers live in
 * `server/integrations/ai`; nodes, the engine and tests know only this file.
 */

/** One thing that an agent may be asked to do. */
export type AgentTask = ClassifyTask | ExtractTask | DraftTask;

export interface ClassifyTask {
  kind: "classify";
  labels: LabelSpec[];
  /** Rows whose label a person has confirmed. Empty on a fresh agent: then nothing is calibrated. */
  examples: LabelledText[];
}

export interface ExtractTask {
  kind: "extract";
  fields: ExtractField[];
}

export interface DraftTask {
  kind: "draft";
  /** The builder's template, with the run's values already filled in. */
  template: string;
}

export interface LabelSpec {
  name: string;
  description: string;
}

export interface LabelledText {
  text: string;
  label: string;
}

export type ExtractFieldType = "text" | "number" | "date" | "boolean" | "email";

export interface ExtractField {
  /** Key in the answer; unique within one task. */
  key: string;
  /** What people call it; the built-in model looks for lines that begin with it. */
  label: string;
  type: ExtractFieldType;
  description: string;
  required: boolean;
}

export interface AiRequest {
  task: AgentTask;
  /** The builder's instruction in plain language. The built-in model does not read it. */
  instruction: string;
  /** The text to work on. Untrusted. */
  input: string;
  /** ISO date-time that words like "yesterday" refer to. */
  now: string;
  signal?: AbortSignal;
}

export type AiValue = string | number | boolean | null;

/** A place in `AiRequest.input`, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Alternative {
  value: string;
  /** 0–1, or 0 where the provider gives no meaningful number. */
  confidence: number;
}

export interface AiUsage {
  inputTokens: number;
  outputTokens: number;
}

export interface AiAnswer {
  /** classify: `{ label }`; extract: one value per field key; draft: `{ text }`. Dates are `YYYY-MM-DD`. */
  answer: Record<string, AiValue>;
  /** 0–1; null where there is no number that means something, which always counts as low. */
  confidence: number | null;
  perField: Record<string, number | null>;
  /** Where in the input a value was found, by answer key. */
  spans: Record<string, Span>;
  /** Other values that were considered, best first, by answer key. */
  alternatives: Record<string, Alternative[]>;
  /** The input fits none of the labels. */
  outOfScope: boolean;
  /** Plain words for people, e.g. "Built-in offline model (English, not an LLM)". */
  method: string;
  modelVersion: string;
  usage: AiUsage | null;
}

export interface AiProvider {
  readonly id: string;
  /** @throws AiFailure and nothing else, except the abort error of the caller's own signal. */
  answer(request: AiRequest): Promise<AiAnswer>;
}

/**
 * `unavailable`: not reached, too slow, over quota, or an error of the service. `refused`: the model declined.
 * `invalid`: it answered, but not in the form that was asked for.
 */
export type AiFailureReason = "unavailable" | "refused" | "invalid";

/** Why there is no answer. `message` is a sentence for people and never holds a credential. */
export class AiFailure extends Error {
  override readonly name = "AiFailure";

  constructor(
    readonly reason: AiFailureReason,
    message: string,
  ) {
    super(message);
  }
}
