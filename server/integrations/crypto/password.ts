import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/server/domain/errors";

/** argon2id as OWASP's password storage cheat sheet asks at least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** To check a password is dear on purpose: half of the processors do nothing else at a time, and few may wait. */
const atOnce = Math.max(1, Math.floor(availableParallelism() / 2));
const mayWait = 64;
let busy = 0;
const waiting: (() => void)[] = [];

/** Throws `rate_limited` when too many wait already, so that a flood of guesses leaves the pages alone. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) {
    if (waiting.length >= mayWait) {
      throw new AppError(
        "rate_limited",
        "Too many passwords are being checked right now. Try again in a moment.",
      );
    }
    await new Promise<void>((go) => waiting.push(go));
  } else busy++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

/** PHC string of a password, salted. The same letters in another Unicode form are the same password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), cost));
}

let nobody: Promise<string> | undefined;

/** Whether the password is the one that was hashed. With null (nobody to compare with) it costs the same and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash("nobody has this password", cost);
  const compared = stored ?? (await nobody);
  const right = await inTurn(() => verify(compared, password.normalize("NFKC")));
  return right && stored !== null;
}
