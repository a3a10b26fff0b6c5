import { database } from "@/server/data/database";
import { findCaller, touchSession } from "@/server/data/session";
import type { Caller } from "@/server/domain/access/caller";
import { hashToken, tokenText } from "@/server/integrations/crypto/token";

const touchAfterMs = 5 * 60_000;

/**
 * Who a session token stands for at this moment, or null. Asked of the database at every request, so that a revoked
 * session, a removed member or a changed role counts at once.
 */
export async function callerOfToken(token: unknown): Promise<Caller | null> {
  const parsed = tokenText.safeParse(token);
  if (!parsed.success) return null;
  const found = await findCaller(database(), hashToken(parsed.data));
  if (!found) return null;
  const { seenAt, ...caller } = found;
  if (Date.now() - seenAt.getTime() > touchAfterMs) await touchSession(database(), caller.sessionId);
  return caller;
}
