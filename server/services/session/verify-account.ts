import { record } from "@/server/data/audit";
import { transact } from "@/server/data/database";
import { workspacesOf } from "@/server/data/membership";
import { clearAttempts, takeAttempt } from "@/server/data/user";
import type { AuditRecord } from "@/server/domain/audit/events";
import { verifyPassword } from "@/server/integrations/crypto/password";

/** Wrong passwords in a row after which an account is locked, and for how long. */
export const attemptLimit = 5;
const lockMinutes = 15;
/** No refusal comes sooner than this, so that its time tells nothing. */
const refusalMs = 250;

/**
 * The id of the account that this e-mail address (in its stored form) and password open, or null. An unknown address,
 * a wrong password and a locked account get the same answer after the same time. Guesses are counted on the account,
 * in transactions of their own, whatever becomes of the caller's.
 */
export async function verifyAccount(email: string, password: string): Promise<string | null> {
  const refused = wait(refusalMs);
  const account = await transact((tx) => takeAttempt(tx, email, attemptLimit, lockMinutes));
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right) {
    if (account) await refuse(account.id, account.attempts >= attemptLimit);
    return refused;
  }
  await transact((tx) => clearAttempts(tx, account.id));
  return account.id;
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
