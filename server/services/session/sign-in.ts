import { z } from "zod";
import { record } from "@/server/data/audit";
import { transact } from "@/server/data/database";
import { workspacesOf } from "@/server/data/membership";
import { insertSession, lastWorkspaceOf } from "@/server/data/session";
import { clearAttempts, normaliseEmail, takeAttempt } from "@/server/data/user";
import type { AuditRecord } from "@/server/domain/audit/events";
import { verifyPassword } from "@/server/integrations/crypto/password";
import { newToken } from "@/server/integrations/crypto/token";
import { parseInput } from "@/server/services/use-case";

/** Wrong passwords in a row after which an account is locked, and for how long. */
export const attemptLimit = 5;
export const lockMinutes = 15;
/** No refusal comes sooner than this, so that its time tells nothing. */
const refusalMs = 250;
/** A session ends after this time, used or not. */
export const sessionDays = 30;

export const signInInput = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_000),
  userAgent: z.string().default(""),
});

export interface SignedIn {
  readonly userId: string;
  /** what the cookie carries; only its hash is stored */
  readonly token: string;
}

/**
 * Checks e-mail and password and opens a session, or null. An unknown address, a wrong password and a locked account
 * get the same answer after the same work.
 */
export async function signIn(input: unknown): Promise<SignedIn | null> {
  const refused = wait(refusalMs);
  const { email, password, userAgent } = parseInput(signInInput, input);
  const account = await transact((tx) => takeAttempt(tx, normaliseEmail(email), attemptLimit, lockMinutes));
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right) {
    if (account) await refuse(account.id, account.attempts >= attemptLimit);
    return refused;
  }
  return transact(async (tx) => {
    const workspaceId = await lastWorkspaceOf(tx, account.id);
    if (!workspaceId) return null;
    await clearAttempts(tx, account.id);
    const { token, hash } = newToken();
    const expiresAt = new Date(Date.now() + sessionDays * 86_400_000);
    const session = await insertSession(tx, {
      tokenHash: hash,
      userId: account.id,
      workspaceId,
      userAgent: userAgent.slice(0, 300),
      expiresAt,
    });
    const actor = { kind: "person", id: account.id } as const;
    await record(tx, workspaceId, [{ event: "person.signed_in", actor, data: { sessionId: session.id } }]);
    return { userId: account.id, token };
  });
}

function wait(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null));
}

/** Puts a refusal on record in each of the person's workspaces. */
function refuse(userId: string, locks: boolean): Promise<void> {
  const refusal = (why: "wrong_password" | "locked"): AuditRecord => ({
    event: "person.sign_in_refused",
    actor: { kind: "system" },
    data: { userId, why },
  });
  return transact(async (tx) => {
    for (const { id } of await workspacesOf(tx, userId)) {
      await record(
        tx,
        id,
        locks ? [refusal("wrong_password"), refusal("locked")] : [refusal("wrong_password")],
      );
    }
  });
}
