import { Worker } from "node:worker_threads";
import { AiFailure } from "@/server/domain/intelligence/provider";
import { locateWorker } from "@/server/integrations/ai/built-in/locate-worker";

export interface ThreadOptions {
  /** The thread is stopped after this long without work; it comes back in about 0.2 s. */
  idleMs: number;
  /** One request may take this long, including the start of the thread. */
  timeoutMs: number;
  /** Another file than the product's own, for tests. */
  workerFile?: string;
}

type Reply = { id: number; vectors: Float32Array[] } | { id: number; error: string };

interface Pending {
  resolve(vectors: Float32Array[]): void;
  reject(failure: AiFailure): void;
  timer: NodeJS.Timeout;
}

/**
 * The worker thread with the embedding model: started by the first request, stopped when idle, replaced after
 * a crash or a hang. It never keeps the process alive by itself.
 */
export class EmbeddingThread {
  #worker: Worker | null = null;
  #nextId = 1;
  #idle: NodeJS.Timeout | null = null;
  readonly #pending = new Map<number, Pending>();

  constructor(readonly options: ThreadOptions) {}

  get running(): boolean {
    return this.#worker !== null;
  }

  /** One vector of 512 numbers per text. Texts may not be blank. @throws AiFailure "unavailable" */
  embed(texts: readonly string[]): Promise<Float32Array[]> {
    return new Promise((resolve, reject) => {
      const worker = this.#start(reject);
      if (!worker) return;
      const id = this.#nextId++;
      const late = () => this.#fail(worker, "The built-in model did not answer in time.");
      this.#pending.set(id, { resolve, reject, timer: setTimeout(late, this.options.timeoutMs) });
      this.#rest(worker);
      worker.postMessage({ id, texts });
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker) await this.#fail(worker, "The built-in model was stopped.");
  }

  #start(reject: (failure: AiFailure) => void): Worker | null {
    if (this.#worker) return this.#worker;
    try {
      // No flags and no environment of ours: the library needs neither, and secrets are none of its business.
      const file = this.options.workerFile ?? locateWorker();
      const worker = new Worker(file, { execArgv: [], env: {}, name: "embeddings" });
      worker.on("message", (reply: Reply) => this.#settle(worker, reply));
      worker.on("error", (error) => this.#fail(worker, `The built-in model stopped: ${error.message}`));
      worker.on("exit", () => this.#fail(worker, "The built-in model stopped."));
      this.#worker = worker;
      return worker;
    } catch (error) {
      reject(
        unavailable(error instanceof Error ? error.message : "The built-in model could not be started."),
      );
      return null;
    }
  }

  #settle(worker: Worker, reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    this.#pending.delete(reply.id);
    clearTimeout(pending.timer);
    this.#rest(worker);
    if ("vectors" in reply) pending.resolve(reply.vectors);
    else pending.reject(unavailable(`The built-in model could not read the text: ${reply.error}`));
  }

  /** Keeps the process alive while somebody waits, and counts down to the stop while nobody does. */
  #rest(worker: Worker): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#pending.size > 0) {
      worker.ref();
      return;
    }
    worker.unref();
    this.#idle = setTimeout(() => void this.stop(), this.options.idleMs).unref();
  }

  async #fail(worker: Worker, message: string): Promise<void> {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(unavailable(message));
    }
    this.#pending.clear();
    await worker.terminate();
  }
}

function unavailable(message: string): AiFailure {
  return new AiFailure("unavailable", message);
}
