import { AppError } from "@/server/domain/errors";
import { PerformError } from "@/server/domain/run/perform-error";
import type { HttpResponse, NodePorts } from "@/server/engine/ports";
import { guardedFetch } from "@/server/integrations/http/guarded-fetch";
import { log } from "@/server/log";
import { credentialFor } from "./use-connection";

/**
 * The guarded fetch as a workspace's nodes may use it: the connection's credential is added here, and only to the
 * hosts it was made for. Throws PerformError: `bad_config` where the connection is gone or not for this host,
 * `before_sending` where it could not be read.
 */
export function httpPort(workspaceId: string): NodePorts["http"] {
  return async ({ connectionId, ...request }, signal) => {
    const credential = connectionId ? await headersOf(workspaceId, connectionId, request.url) : null;
    const response = await guardedFetch(request, { signal, credential });
    return credential ? withoutCredential(response, credential) : response;
  };
}

/** Shorter ones stand in any text by chance: to blank them out would spoil the answer. */
const shortestSecret = 6;

/** A target may repeat what it was sent; the secret itself, as it is or inside JSON, goes no further than here. */
function withoutCredential(response: HttpResponse, credential: Record<string, string>): HttpResponse {
  const secrets = Object.values(credential).map((value) => value.replace(/^Bearer /, ""));
  const spellings = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const clean = (text: string) =>
    spellings.reduce((left, secret) => left.replaceAll(secret, "[hidden]"), text);
  const headers = Object.entries(response.headers).map(([name, value]) => [name, clean(value)]);
  return { ...response, headers: Object.fromEntries(headers), body: clean(response.body) };
}

async function headersOf(workspaceId: string, connectionId: string, url: string) {
  try {
    return (await credentialFor(workspaceId, connectionId, url)).headers;
  } catch (error) {
    if (error instanceof AppError) throw new PerformError("bad_config", error.message);
    log.warn({ err: error, connectionId }, "A connection could not be read.");
    throw new PerformError(
      "before_sending",
      "The connection could not be read at this moment. Nothing was sent.",
    );
  }
}
