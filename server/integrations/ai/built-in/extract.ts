import { BUILT_IN } from "@/server/domain/intelligence/built-in-model";
import { extractFields } from "@/server/domain/intelligence/extract-fields";
import type { AiAnswer, ExtractTask } from "@/server/domain/intelligence/provider";
import { findDates } from "@/server/integrations/ai/built-in/dates";

const VERSION = "rules-1";
const ALTERNATIVES = 3;

/**
 * Reads fields by rules. The confidence of a rule would be its own history, and on a fresh installation there is
 * none: every confidence is null, so a person looks at all of it.
 */
export function extractByRules(task: ExtractTask, input: string, now: string): AiAnswer {
  const read = extractFields(input, task.fields, (piece) => findDates(piece, now));
  const answer: AiAnswer = {
    answer: {},
    confidence: null,
    perField: {},
    spans: {},
    alternatives: {},
    outOfScope: false,
    method: BUILT_IN.rules,
    modelVersion: VERSION,
    usage: null,
  };
  for (const [key, { found, others }] of read) {
    answer.answer[key] = found?.value ?? null;
    answer.perField[key] = null;
    if (found) answer.spans[key] = { start: found.start, end: found.end };
    if (others.length > 0) {
      answer.alternatives[key] = others
        .slice(0, ALTERNATIVES)
        .map(({ value }) => ({ value: String(value), confidence: 0 }));
    }
  }
  return answer;
}
