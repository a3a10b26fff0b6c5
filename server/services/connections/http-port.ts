import { AppError } from "@/server/domain/errors";
import { PerformError } from "@/server/domain/run/perform-error";
import type { NodePorts } from "@/server/engine/ports";
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
    return guardedFetch(request, { signal, credential });
  };
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
