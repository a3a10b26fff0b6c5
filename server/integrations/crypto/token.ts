import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";

/** What a token looks like: 32 random bytes, base64url. */
export const tokenText = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This is not a token.");

/** A new secret to hand out once, and the only thing of it that is kept. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** SHA-256, hex. Enough for 256 random bits; passwords need `hashPassword`. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
