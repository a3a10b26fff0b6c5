import { Agent, request as send } from "undici";
import { PerformError } from "@/server/domain/run/perform-error";
import { type AllowedHost, env } from "@/server/env";
import { ConnectFailure, guardedConnector, type Resolve } from "./guarded-connector";
import { maxResponseBytes, type ReadBody, readBody, textOfBody } from "./response-body";
import { readTarget } from "./target";

const maxRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Set by the transport itself; setting them by hand is how requests are smuggled. */
const ownHeaders =
  /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|proxy-.*)$/;

export interface GuardedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** of the whole exchange, redirects included */
  readonly timeoutMs: number;
}

export interface GuardedResponse {
  readonly status: number;
  /** names in small letters; repeated ones joined by a comma */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GuardOptions {
  readonly signal?: AbortSignal;
  /** headers that go to the origin of the first address and to no other; the caller has checked that they may */
  readonly credential?: Readonly<Record<string, string>> | null;
  /** COUNTERSIGN_ALLOW_HOSTS unless given */
  readonly allowHosts?: readonly AllowedHost[];
  /** the system's resolver unless given */
  readonly resolve?: Resolve;
}

/**
 * Sends one request to the public internet or to an admitted host, and nowhere else. At most three redirects, each
 * checked like the first address; only reads follow one to another host, and without the credential.
 * @throws PerformError `bad_config`: refused before anything was sent · `before_sending`: not reached ·
 * `ambiguous`: it may have arrived · `rejected`: the answer cannot be used (a read larger than 1 MiB, a loop)
 */
export async function guardedFetch(
  request: GuardedRequest,
  options: GuardOptions = {},
): Promise<GuardedResponse> {
  const { credential, allowHosts = env().COUNTERSIGN_ALLOW_HOSTS } = options;
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const first = readTarget(request.url, allowHosts);
  const bare = plainHeaders(request.headers);

  let url = first;
  for (let hop = 0; ; hop++) {
    const headers = url.origin === first.origin ? { ...bare, ...credential } : withoutSecrets(bare);
    const response = await exchange({ ...request, headers }, url, { ...options, allowHosts, signal });
    const next = followed(request.method, url, response);
    if (!next) return response;
    if (hop === maxRedirects) {
      throw new PerformError(
        "rejected",
        "The address leads on and on: more than 3 redirects were not followed.",
      );
    }
    url = readTarget(next, allowHosts);
  }
}

/** Where an answer leads, if it is to be followed: a read anywhere, anything else only within the same origin, unchanged. */
function followed(method: string, from: URL, { status, headers }: GuardedResponse): URL | null {
  const location = headers.location;
  if (!redirects.has(status) || !location || !URL.canParse(location, from)) return null;
  const to = new URL(location, from);
  if (method === "GET" || method === "HEAD") return to;
  return (status === 307 || status === 308) && to.origin === from.origin ? to : null;
}

function plainHeaders(headers: GuardedRequest["headers"]): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const wrong = entries.find(([name]) => ownHeaders.test(name));
  if (wrong)
    throw new PerformError("bad_config", `The header “${wrong[0]}” is set by Countersign itself: remove it.`);
  return Object.fromEntries(entries);
}

/** What may be a credential that a builder typed in is not carried to another host. */
function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) =>
    /^(accept(-language)?|content-type|user-agent)$/.test(name),
  );
  return Object.fromEntries(kept);
}

async function exchange(
  request: GuardedRequest,
  url: URL,
  options: GuardOptions & { allowHosts: readonly AllowedHost[]; signal: AbortSignal },
): Promise<GuardedResponse> {
  const state = { connected: false };
  // One connection, used once: a kept one may be cut at the very moment of sending, and nobody could tell what arrived.
  const agent = new Agent({
    connect: guardedConnector({ ...options, onConnected: () => Object.assign(state, { connected: true }) }),
    pipelining: 0,
    connections: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const response = await send(url, {
      method: request.method as "GET",
      headers: { "user-agent": "Countersign", "accept-encoding": "identity", ...request.headers },
      body: request.body,
      signal: options.signal,
      dispatcher: agent,
    });
    const headers = joined(response.headers);
    const body = await readBody(response.body);
    return { status: response.statusCode, headers, body: await textOf(request.method, headers, body) };
  } catch (error) {
    throw failureOf(error, url, state.connected, options.signal);
  } finally {
    await agent.destroy();
  }
}

/** An answer to an effect counts by its status, whatever became of its text; a read must be whole. */
async function textOf(
  method: string,
  headers: Record<string, string>,
  { bytes, complete }: ReadBody,
): Promise<string> {
  const encoding = headers["content-encoding"];
  if (method !== "GET") return complete || !encoding ? textOfBody(bytes, encoding).catch(() => "") : "";
  if (complete) return textOfBody(bytes, encoding);
  if (bytes.byteLength < maxResponseBytes) throw new PerformError("ambiguous", "The answer broke off.");
  throw new PerformError("rejected", "The answer is larger than 1 MiB, so it was not read.");
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
  );
  return Object.fromEntries(entries);
}

function failureOf(error: unknown, url: URL, connected: boolean, signal: AbortSignal): PerformError {
  if (error instanceof PerformError) return error;
  if (error instanceof Error && "code" in error && error.code === "UND_ERR_INVALID_ARG") {
    return new PerformError("bad_config", `This request cannot be sent: ${error.message}.`);
  }
  if (connected) {
    const what = signal.aborted ? "did not answer in time" : "ended the connection before it answered";
    return new PerformError("ambiguous", `“${url.host}” ${what}; it may or may not have taken this.`);
  }
  const why = error instanceof ConnectFailure ? connectWords(error) : "it took too long";
  return new PerformError("before_sending", `“${url.host}” could not be reached (${why}). Nothing was sent.`);
}

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such name",
  EAI_AGAIN: "its name could not be looked up",
  ECONNREFUSED: "it refused the connection",
  UND_ERR_CONNECT_TIMEOUT: "it took too long",
  ETIMEDOUT: "it took too long",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
};

function connectWords({ cause, message }: ConnectFailure): string {
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return words[code] ?? (message || code || "no connection");
}
