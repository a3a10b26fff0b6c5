import http from "node:http";
import type { AddressInfo } from "node:net";

/** What the fake server received, already parsed. */
export interface ReceivedRequest {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: {
    model?: string;
    messages?: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { strict: boolean; schema: Record<string, unknown> } };
    logprobs?: boolean;
    top_logprobs?: number;
    temperature?: number;
  };
}

export interface FakeToken {
  token: string;
  logprob: number;
  top_logprobs?: { token: string; logprob: number }[];
}

/** One reply: a chat completion, an HTTP answer of any kind, or a connection that hangs or breaks. */
export type FakeReply =
  | {
      kind: "completion";
      content: string | null;
      refusal?: string;
      finish?: string;
      tokens?: FakeToken[];
      usage?: unknown;
    }
  | { kind: "http"; status: number; body: string; headers?: Record<string, string> }
  | { kind: "hang" }
  | { kind: "hang_in_body" }
  | { kind: "reset" };

/**
 * A small real HTTP server on loopback that speaks chat completions; only for tests. It answers with the queued
 * replies in order, the last one again and again.
 */
export class FakeOpenAiServer {
  readonly received: ReceivedRequest[] = [];
  readonly #server = http.createServer((request, response) => void this.#serve(request, response));
  #replies: FakeReply[] = [];

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Forgets what was received and answers with these from now on. */
  reply(...replies: FakeReply[]): void {
    this.received.length = 0;
    this.#replies = replies;
  }

  /** A completion whose content is this value as JSON. */
  replyJson(value: unknown, rest: { tokens?: FakeToken[]; usage?: unknown } = {}): void {
    this.reply({ kind: "completion", content: JSON.stringify(value), ...rest });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    this.received.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(text) });
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (!reply || reply.kind === "hang") return;
    if (reply.kind === "reset") {
      request.socket.destroy();
      return;
    }
    if (reply.kind === "hang_in_body") {
      response.writeHead(200, { "content-type": "application/json" }).write('{"choices":');
      return;
    }
    const { status, headers, body } =
      reply.kind === "http" ? reply : { status: 200, headers: {}, body: completion(reply) };
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  }
}

function completion(reply: Extract<FakeReply, { kind: "completion" }>): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_767_225_600,
    model: "fake-1-2026",
    choices: [
      {
        index: 0,
        finish_reason: reply.finish ?? "stop",
        message: { role: "assistant", content: reply.content, refusal: reply.refusal ?? null },
        logprobs: reply.tokens ? { content: reply.tokens } : null,
      },
    ],
    usage:
      reply.usage === undefined ? { prompt_tokens: 50, completion_tokens: 7, total_tokens: 57 } : reply.usage,
  });
}
