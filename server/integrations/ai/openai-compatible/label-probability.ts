import { normaliseConfidence } from "@/server/domain/intelligence/confidence";
import type { Alternative } from "@/server/domain/intelligence/provider";
import type { TokenProbability } from "@/server/integrations/ai/openai-compatible/completion";

export interface LabelProbability {
  /** The product of the probabilities of the tokens that spell the label and its closing quote. */
  confidence: number;
  /** Other labels that the first token could have begun, with that token's probability. */
  alternatives: Alternative[];
}

/**
 * How probable the label was to the model itself, read from the log-probabilities of its tokens. The closing
 * quote counts, since it is what tells "Refund" from "Refund request".
 * @returns null when the tokens do not spell the content, or hold no usable numbers
 */
export function labelProbability(
  content: string,
  tokens: readonly TokenProbability[] | null,
  label: string,
  labels: readonly string[],
): LabelProbability | null {
  if (!tokens || tokens.map((token) => token.token).join("") !== content) return null;
  const start = valueStart(content);
  const end = start + spelled(label).length;
  if (start < 0 || content.slice(start, end + 1) !== `${spelled(label)}"`) return null;

  let logprob = 0;
  let at = 0;
  let alternatives: Alternative[] = [];
  for (const token of tokens) {
    const next = at + token.token.length;
    if (next > start && at <= end) {
      logprob += token.logprob;
      if (at <= start) alternatives = others(token, start - at, label, labels);
    }
    at = next;
  }
  // Rounding may leave a hair above zero; anything more is no log-probability.
  const confidence = logprob < 1e-3 ? normaliseConfidence(Math.exp(Math.min(0, logprob))) : null;
  return confidence === null ? null : { confidence, alternatives };
}

/** Place of the first character of the string behind the key "label"; -1 when there is none. */
function valueStart(content: string): number {
  const key = /^\s*(?:```(?:json)?\s*)?\{\s*"label"\s*:\s*"/.exec(content);
  return key ? key[0].length : -1;
}

function spelled(label: string): string {
  return JSON.stringify(label).slice(1, -1);
}

function others(
  token: TokenProbability,
  lead: number,
  label: string,
  labels: readonly string[],
): Alternative[] {
  const before = token.token.slice(0, lead);
  const found = new Map<string, number>();
  for (const top of token.top_logprobs ?? []) {
    const begun = top.token.startsWith(before) ? top.token.slice(lead) : "";
    const fitting = begun === "" ? [] : labels.filter((name) => `${spelled(name)}"`.startsWith(begun));
    const [only] = fitting;
    const share = normaliseConfidence(Math.exp(top.logprob));
    if (fitting.length !== 1 || only === undefined || only === label || share === null) continue;
    found.set(only, Math.max(found.get(only) ?? 0, share));
  }
  return [...found]
    .map(([value, confidence]) => ({ value, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
}
