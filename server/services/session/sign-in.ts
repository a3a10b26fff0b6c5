import { z } from "zod";
import { record } from "@/server/data/audit";
import { transact } from "@/server/data/database";
import { insertSession, lastWorkspaceOf } from "@/server/data/session";
import { newToken } from "@/server/integrations/crypto/token";
import { parseInput } from "@/server/services/use-case";
import { verifyAccount } from "./verify-account";

/** A session ends after this time, used or not. */
export const sessionDays = 30;

export const signInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(320),
  password: z.string().min(1).max(1_000),
});

export interface SignedIn {
  readonly userId: string;
  /** what the cookie carries; only its hash is stored */
  readonly token: string;
}

/**
 * Checks e-mail and password and opens a session in the workspace used last. Null: refused, without a word of why.
 * @param userAgent what the browser calls itself, for the list of sessions
 */
export async function signIn(input: unknown, userAgent: string): Promise<SignedIn | null> {
  const { email, password } = parseInput(signInInput, input);
  const userId = await verifyAccount(email, password);
  if (!userId) return null;
  return transact(async (tx) => {
    const workspaceId = await lastWorkspaceOf(tx, userId);
    if (!workspaceId) return null;
    const { token, hash } = newToken();
    const session = await insertSession(tx, {
      tokenHash: hash,
      userId,
      workspaceId,
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(Date.now() + sessionDays * 86_400_000),
    });
    const actor = { kind: "person", id: userId } as const;
    await record(tx, workspaceId, [{ event: "person.signed_in", actor, data: { sessionId: session.id } }]);
    return { userId, token };
  });
}
