import { hash, verify } from "@node-rs/argon2";

/** argon2id as OWASP's password storage cheat sheet asks at least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** PHC string of a password, salted. The same letters in another Unicode form are the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobody: Promise<string> | undefined;

/** Whether the password is the one that was hashed. With null (nobody to compare with) it costs the same and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const right = await verify(stored ?? (await nobody), password.normalize("NFKC"));
  return right && stored !== null;
}
