import http from "node:http";
import type { AddressInfo } from "node:net";

/** A request that had an effect at the sink. */
export interface Applied {
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

/**
 * An HTTP target that honours `Idempotency-Key`: a key has its effect once, when it first arrives; every request is
 * answered only later, so that whoever sends can die in between.
 */
export class KeyedSink {
  readonly applied: Applied[] = [];
  /** requests that arrived, repeats included */
  arrived = 0;
  /** requests not yet answered */
  inFlight = 0;
  answerAfterMs = 0;
  readonly #seen = new Set<string>();
  readonly #server = http.createServer((request, response) => void this.#take(request, response));

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += chunk;
    const key = request.headers["idempotency-key"];
    const known = typeof key === "string" && this.#seen.has(key);
    this.arrived++;
    if (!known) {
      if (typeof key === "string") this.#seen.add(key);
      const body: unknown = JSON.parse(text || "null");
      this.applied.push({ path: request.url ?? "", key: typeof key === "string" ? key : null, body });
    }
    this.inFlight++;
    setTimeout(() => {
      this.inFlight--;
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    }, this.answerAfterMs);
  }
}
