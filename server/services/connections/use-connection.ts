import { type Connection, findSealed } from "@/server/data/connection";
import { database } from "@/server/data/database";
import { checkHost } from "@/server/domain/access/connection";
import { AppError, notFound } from "@/server/domain/errors";
import { env } from "@/server/env";
import { openSecret } from "@/server/integrations/crypto/envelope";

/** A connection of this workspace with its secret in the clear. Throws `not_found`, also for another workspace's. */
async function openConnection(workspaceId: string, id: string): Promise<Connection & { secret: string }> {
  const found = await findSealed(database(), workspaceId, id);
  if (!found) throw notFound("connection");
  const { sealed, ...connection } = found;
  const secret = openSecret(sealed, { workspaceId, recordId: id, field: "secret" });
  return { ...connection, secret };
}

function checkAddress(connection: Connection, url: string): void {
  const admitted = env().COUNTERSIGN_ALLOW_HOSTS;
  checkHost(connection, url, (host, port) =>
    admitted.some((entry) => entry.host === host && entry.port === port),
  );
}

/**
 * The headers that a connection adds to a request to this address. Ask again for every hop of a redirect.
 * Throws AppError: `not_found` (unknown, removed or another workspace's), `refused` (this host is not allowed, or the
 * connection is not for HTTP requests), `unavailable` (the secret cannot be opened).
 */
export async function credentialFor(
  workspaceId: string,
  connectionId: string,
  url: string,
): Promise<{ headers: Record<string, string> }> {
  const connection = await openConnection(workspaceId, connectionId);
  checkAddress(connection, url);
  const { kind, name, settings, secret } = connection;
  if (kind === "http_bearer") return { headers: { authorization: `Bearer ${secret}` } };
  if (kind === "http_header" && settings.headerName) {
    return { headers: { [settings.headerName.toLowerCase()]: secret } };
  }
  throw new AppError("refused", `The connection “${name}” is for AI agents, not for HTTP requests.`);
}

/**
 * What an AI agent needs to reach its endpoint. Throws AppError as `credentialFor`.
 */
export async function openAiSettings(
  workspaceId: string,
  connectionId: string,
): Promise<{ baseUrl: string; apiKey: string; model: string }> {
  const connection = await openConnection(workspaceId, connectionId);
  const { kind, name, settings, secret } = connection;
  if (kind !== "openai" || !settings.baseUrl || !settings.model) {
    throw new AppError("refused", `The connection “${name}” is for HTTP requests, not for AI agents.`);
  }
  checkAddress(connection, settings.baseUrl);
  return { baseUrl: settings.baseUrl, apiKey: secret, model: settings.model };
}
