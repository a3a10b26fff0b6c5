import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import { retryAfterOf } from "./timing";

/** An event as functions see it. */
export interface EngineEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly ts: number;
}

/** What one call tells the SDK: the run so far. */
export interface CallFacts {
  readonly functionId: string;
  readonly runId: string;
  /** `step` for the function itself, or the hash of one planned step */
  readonly step: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** -1 on the first call, then what the SDK answered */
  readonly version: number;
  readonly event: EngineEvent;
  /** finished steps in the order of their finishing, with what was recorded of each */
  readonly steps: readonly { id: string; state: unknown }[];
}

const failure = z.looseObject({
  name: z.string().default("Error"),
  message: z.string().default("It failed without a message."),
  stack: z.string().optional(),
});

const op = z.looseObject({
  op: z.string(),
  id: z.string(),
  /** event name of a wait, duration or date of a sleep */
  name: z.string().nullish(),
  opts: z.looseObject({ timeout: z.string().optional(), if: z.string().optional() }).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Op = z.infer<typeof op>;

/** What is recorded of an error. */
export interface RecordedError {
  name: string;
  message: string;
  stack?: string;
}

export type CallAnswer =
  | { kind: "result"; version: number }
  | { kind: "ops"; version: number; ops: Op[]; final: boolean; retryAfterMs: number | null }
  | { kind: "error"; error: RecordedError; final: boolean; retryAfterMs: number | null };

export function errorOf(value: unknown): RecordedError {
  const parsed = failure.safeParse(value);
  if (!parsed.success) return { name: "Error", message: String(value) };
  const { name, message, stack } = parsed.data;
  return stack === undefined ? { name, message } : { name, message, stack };
}

export type Handler = (request: Request) => Promise<Response>;

/** Signs as the SDK checks it: HMAC-SHA256 over the canonical body and the time, with the key less its prefix. */
export function signatureOf(body: string, signingKey: string, now = Date.now()): string {
  const time = Math.floor(now / 1_000);
  const key = signingKey.replace(/^signkey-\w+-/, "");
  return `t=${time}&s=${createHmac("sha256", key).update(body).update(String(time)).digest("hex")}`;
}

/** Calls the functions' handler in this process: no socket, the same protocol as over one. */
export function makeCaller(handler: Handler, signingKey: string) {
  return async function call(facts: CallFacts): Promise<CallAnswer> {
    const url = `http://engine.internal/api/inngest?fnId=${encodeURIComponent(facts.functionId)}&stepId=${facts.step}`;
    const body = canonicalize(bodyOf(facts)) ?? "";
    try {
      const response = await handler(
        new Request(url, {
          method: "POST",
          body,
          headers: {
            "content-type": "application/json",
            host: "engine.internal",
            "x-inngest-req-version": String(facts.version),
            "x-run-id": facts.runId,
            "x-inngest-signature": signatureOf(body, signingKey),
          },
        }),
      );
      return answerOf(response.status, response.headers, await response.text());
    } catch (error) {
      return { kind: "error", error: errorOf(error), final: false, retryAfterMs: null };
    }
  };
}

function bodyOf(facts: CallFacts): Record<string, unknown> {
  const event = { ...facts.event, user: {} };
  // without ctx.fn_id the SDK works step by step instead of posting checkpoints
  return {
    ctx: {
      attempt: facts.attempt,
      max_attempts: facts.maxAttempts,
      disable_immediate_execution: facts.step !== "step",
      env: "",
      run_id: facts.runId,
      stack: { stack: facts.steps.map(({ id }) => id), current: facts.steps.length },
      step_id: "step",
      use_api: false,
    },
    event,
    events: [event],
    steps: Object.fromEntries(facts.steps.map(({ id, state }) => [id, state])),
    use_api: false,
    version: facts.version,
  };
}

function answerOf(status: number, headers: Headers, text: string): CallAnswer {
  const version = Number(headers.get("x-inngest-req-version") ?? 2);
  const final = headers.get("x-inngest-no-retry") === "true";
  const retryAfterMs = retryAfterOf(headers.get("retry-after"));
  if (status === 200) return { kind: "result", version };
  const body = parseJson(text);
  if (status === 206) {
    const ops = z.array(op).safeParse(body);
    if (ops.success) return { kind: "ops", version, ops: ops.data, final, retryAfterMs };
  }
  return { kind: "error", error: errorOf(body), final, retryAfterMs };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
