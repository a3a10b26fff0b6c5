import { createHash } from "node:crypto";
import type { EmbeddedText } from "@/server/domain/intelligence/classifier-centroids";
import { EmbeddingThread, type ThreadOptions } from "@/server/integrations/ai/built-in/embedding-thread";
import { LruCache } from "@/server/integrations/ai/built-in/lru-cache";

/** Characters of a text that are read; the model averages words, and time grows with length. */
const MOST_CHARACTERS = 2000;
/** Texts per message to the thread, so that a long list does not keep others waiting. */
const BATCH = 16;
const SIZE = 512;
/** 512 numbers of 4 bytes each: 8 MB. */
const CACHE = 4000;

/** Sentence embeddings with a memory: the same text is computed once. */
export class Embedder {
  readonly thread: EmbeddingThread;
  readonly #known = new LruCache<Float32Array>(CACHE);

  constructor(options: Partial<ThreadOptions> = {}) {
    this.thread = new EmbeddingThread({ idleMs: 10 * 60_000, timeoutMs: 30_000, ...options });
  }

  /**
   * The texts as the model reads them (normalised, cut at 2,000 characters), each with its vector; a blank text
   * has a vector of zeros.
   * @throws AiFailure "unavailable"; the signal's own reason when it is aborted
   */
  async embed(texts: readonly string[], signal?: AbortSignal): Promise<EmbeddedText[]> {
    const read = texts.map(asRead);
    const found = new Map<string, Float32Array>([["", new Float32Array(SIZE)]]);
    const unknown: string[] = [];
    for (const text of new Set(read)) {
      const vector = found.get(text) ?? this.#known.get(key(text));
      if (vector) found.set(text, vector);
      else unknown.push(text);
    }
    for (let i = 0; i < unknown.length; i += BATCH) {
      signal?.throwIfAborted();
      const batch = unknown.slice(i, i + BATCH);
      const vectors = await this.thread.embed(batch);
      batch.forEach((text, k) => {
        const vector = vectors[k];
        if (!vector) return;
        found.set(text, vector);
        this.#known.set(key(text), vector);
      });
    }
    signal?.throwIfAborted();
    return read.map((text) => ({ text, vector: found.get(text) ?? new Float32Array(SIZE) }));
  }
}

/** Compatibility forms are resolved before the cut, since one character can stand for many. */
function asRead(text: string): string {
  return text
    .slice(0, 4 * MOST_CHARACTERS)
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MOST_CHARACTERS)
    .trim();
}

function key(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
