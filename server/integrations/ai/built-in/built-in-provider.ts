import { BUILT_IN } from "@/server/domain/intelligence/built-in-model";
import type { AiAnswer, AiProvider, AiRequest } from "@/server/domain/intelligence/provider";
import { BuiltInClassifier } from "@/server/integrations/ai/built-in/classify";
import { Embedder } from "@/server/integrations/ai/built-in/embedder";
import type { ThreadOptions } from "@/server/integrations/ai/built-in/embedding-thread";
import { extractByRules } from "@/server/integrations/ai/built-in/extract";

/** The provider that needs no key, no account and no network. */
export class BuiltInProvider implements AiProvider {
  readonly id = BUILT_IN.id;
  readonly #embedder: Embedder;
  readonly #classifier: BuiltInClassifier;

  constructor(options: Partial<ThreadOptions> = {}) {
    this.#embedder = new Embedder(options);
    this.#classifier = new BuiltInClassifier(this.#embedder);
  }

  /** @throws AiFailure; the signal's own reason when it is aborted */
  async answer({ task, input, now, signal }: AiRequest): Promise<AiAnswer> {
    signal?.throwIfAborted();
    switch (task.kind) {
      case "classify":
        return this.#classifier.answer(task, input, signal);
      case "extract":
        return extractByRules(task, input, now);
      case "draft":
        return filledIn(task.template);
    }
  }

  /** Stops the worker thread; the next request starts it again. */
  async stop(): Promise<void> {
    await this.#embedder.thread.stop();
  }
}

let shared: BuiltInProvider | null = null;

/** The one of this process, so that its thread and its caches are shared. */
export function builtInProvider(): BuiltInProvider {
  shared ??= new BuiltInProvider();
  return shared;
}

function filledIn(text: string): AiAnswer {
  return {
    answer: { text },
    confidence: null,
    perField: { text: null },
    spans: {},
    alternatives: {},
    outOfScope: false,
    method: BUILT_IN.template,
    modelVersion: "template-1",
    usage: null,
  };
}
