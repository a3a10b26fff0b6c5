import { createHash } from "node:crypto";
import { BUILT_IN } from "@/server/domain/intelligence/built-in-model";
import {
  type Classification,
  type Classifier,
  classify,
  fitClassifier,
  LEAST_EXAMPLES,
  rowsToLearnFrom,
} from "@/server/domain/intelligence/classifier";
import { type AiAnswer, AiFailure, type ClassifyTask } from "@/server/domain/intelligence/provider";
import type { Embedder } from "@/server/integrations/ai/built-in/embedder";
import { LruCache } from "@/server/integrations/ai/built-in/lru-cache";

/** Changes with anything that changes the scores: the model, or the maths in `domain/intelligence`. */
const SCORES = "use-lite-0.2.0+centroids-1";
const ALTERNATIVES = 3;

interface Fitted {
  classifier: Classifier;
  version: string;
  /** Labels with too few examples for a confidence. */
  thin: string[];
}

/** Classifies by example; a classifier is fitted once per set of labels and examples, and kept. */
export class BuiltInClassifier {
  readonly #fitted = new LruCache<Promise<Fitted>>(64);

  constructor(readonly embedder: Embedder) {}

  /** @throws AiFailure "invalid" without labels, "unavailable" when the model cannot run */
  async answer(task: ClassifyTask, input: string, signal?: AbortSignal): Promise<AiAnswer> {
    if (task.labels.length === 0) throw new AiFailure("invalid", "This agent has no labels to choose from.");
    const fitted = await this.#fit(task);
    const [row] = await this.embedder.embed([input], signal);
    if (!row || row.text === "") return toAnswer(fitted, null);
    return toAnswer(fitted, classify(fitted.classifier, row));
  }

  /** Without the caller's signal: the work is shared with others that ask for the same. */
  #fit(task: ClassifyTask): Promise<Fitted> {
    const key = createHash("sha256")
      .update(JSON.stringify([SCORES, task.labels.map((l) => [l.name, l.description]), task.examples]))
      .digest("hex");
    const known = this.#fitted.get(key);
    if (known) return known;
    const fitting = this.#learn(task, `${SCORES}.${key.slice(0, 8)}`);
    this.#fitted.set(key, fitting);
    fitting.catch(() => this.#fitted.delete(key));
    return fitting;
  }

  async #learn(task: ClassifyTask, version: string): Promise<Fitted> {
    const rows = await Promise.all(
      task.labels.map(async ({ name, description }) => {
        const own = task.examples.filter((row) => row.label === name && row.text.trim() !== "");
        const texts = rowsToLearnFrom(own, task.labels.length).map((row) => row.text);
        const [described, ...examples] = await this.embedder.embed([`${name}. ${description}`, ...texts]);
        if (!described) throw new AiFailure("unavailable", "The built-in model gave no answer.");
        return { name, described, examples };
      }),
    );
    const thin = rows.filter((row) => row.examples.length < LEAST_EXAMPLES).map((row) => row.name);
    return { classifier: fitClassifier(rows), version, thin };
  }
}

function toAnswer({ version, thin }: Fitted, result: Classification | null): AiAnswer {
  const others = result?.ranked.filter((row) => row.label !== result.label).slice(0, ALTERNATIVES) ?? [];
  return {
    answer: { label: result?.label ?? null },
    confidence: result?.confidence ?? null,
    perField: { label: result?.confidence ?? null },
    spans: {},
    alternatives: { label: others.map((row) => ({ value: row.label, confidence: row.share })) },
    outOfScope: result === null || result.outOfScope,
    method: thin.length === 0 ? BUILT_IN.name : `${BUILT_IN.name}. ${thinNote(thin)}`,
    modelVersion: version,
    usage: null,
  };
}

function thinNote(thin: readonly string[]): string {
  const named =
    thin.length > 3 ? `${thin.length} labels have` : `${quoted(thin)} ${thin.length === 1 ? "has" : "have"}`;
  return `It gives no confidence yet: ${named} fewer than ${LEAST_EXAMPLES} examples.`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
