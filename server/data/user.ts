import type { Tx } from "./database";

export interface Account {
  readonly id: string;
  readonly passwordHash: string;
  /** attempts in a row that did not end in a sign-in, this one included */
  readonly attempts: number;
}

/**
 * Takes one of an account's sign-in attempts before the password is looked at, so that parallel guesses are counted
 * too. The attempt that reaches `limit` locks the account for `lockMinutes`; a lock that has run out starts a new
 * count. Null: nobody has this address, or the account is locked.
 */
export async function takeAttempt(
  tx: Tx,
  email: string,
  limit: number,
  lockMinutes: number,
): Promise<Account | null> {
  const rows = await tx.$queryRaw<Account[]>`
    UPDATE "user" SET
      "failedSignIns" = CASE WHEN "lockedUntil" IS NULL THEN "failedSignIns" + 1 ELSE 1 END,
      "lockedUntil" = CASE WHEN "lockedUntil" IS NULL AND "failedSignIns" + 1 >= ${limit}
        THEN clock_timestamp() + make_interval(mins => ${lockMinutes}::int) END
    WHERE "email" = ${email} AND ("lockedUntil" IS NULL OR "lockedUntil" <= clock_timestamp())
    RETURNING "id", "passwordHash", "failedSignIns" AS "attempts"`;
  return rows[0] ?? null;
}

/** Forgets the attempts of an account that has signed in. */
export async function clearAttempts(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { failedSignIns: 0, lockedUntil: null } });
}

export async function findUserByEmail(
  tx: Tx,
  email: string,
): Promise<{ id: string; passwordHash: string } | null> {
  return tx.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
}

export async function insertUser(
  tx: Tx,
  user: { email: string; name: string; passwordHash: string },
): Promise<{ id: string }> {
  return tx.user.create({ data: user, select: { id: true } });
}

export async function findUser(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; email: string } | null> {
  return tx.user.findUnique({ where: { id }, select: { id: true, name: true, email: true } });
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash } });
}
