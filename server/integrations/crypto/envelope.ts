import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/server/domain/errors";
import { requireEnv } from "@/server/env";

const bytes = z.base64url();
const box = { iv: bytes, tag: bytes, data: bytes };

/**
 * A secret as it is stored: AES-256-GCM under a key of its own, which is wrapped (AES-256-GCM too) by the
 * key-encryption key of `keyVersion`. All values are base64url.
 */
export const sealedSecret = z.strictObject({
  v: z.literal(1),
  keyVersion: z.int().min(1),
  wrapped: z.strictObject(box),
  ...box,
});
export type SealedSecret = z.infer<typeof sealedSecret>;

/** Where a secret belongs. It opens nowhere else: this is authenticated with it (workspace|record|field|version). */
export interface SecretPlace {
  readonly workspaceId: string;
  readonly recordId: string;
  readonly field: string;
}

/** Key-encryption keys by version, 32 bytes each; new secrets are sealed under `current`. */
export interface KeyRing {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** The ring of this process: COUNTERSIGN_KEY is version 1. */
export function keyRing(): KeyRing {
  return { current: 1, keys: new Map([[1, Buffer.from(requireEnv("COUNTERSIGN_KEY"), "base64url")]]) };
}

/** Seals a text for one place. Two seals of the same text have nothing in common. */
export function sealSecret(text: string, place: SecretPlace, ring: KeyRing = keyRing()): SealedSecret {
  const dataKey = randomBytes(32);
  const aad = placeText(place, 1);
  const wrapped = encrypt(dataKey, keyOf(ring, ring.current), `${aad}|${ring.current}`);
  return { v: 1, keyVersion: ring.current, wrapped, ...encrypt(Buffer.from(text, "utf8"), dataKey, aad) };
}

/**
 * Opens what `sealSecret` made for this very place.
 * Throws AppError `unavailable` when it was changed, belongs elsewhere, or the key is another one.
 */
export function openSecret(sealed: unknown, place: SecretPlace, ring: KeyRing = keyRing()): string {
  const parsed = sealedSecret.safeParse(sealed);
  if (!parsed.success) throw cannotOpen();
  const { v, keyVersion, wrapped, ...content } = parsed.data;
  const key = keyOf(ring, keyVersion);
  try {
    const aad = placeText(place, v);
    const dataKey = decrypt(wrapped, key, `${aad}|${keyVersion}`);
    return decrypt(content, dataKey, aad).toString("utf8");
  } catch {
    throw cannotOpen();
  }
}

function placeText({ workspaceId, recordId, field }: SecretPlace, version: number): string {
  return [workspaceId, recordId, field, version].join("|");
}

function keyOf(ring: KeyRing, version: number): Uint8Array {
  const key = ring.keys.get(version);
  if (!key) throw cannotOpen();
  return key;
}

function cannotOpen(): AppError {
  return new AppError(
    "unavailable",
    "A stored secret cannot be opened with this COUNTERSIGN_KEY. Start with the key it was stored under, or enter the secret again.",
  );
}

interface Box {
  iv: string;
  tag: string;
  data: string;
}

function encrypt(plain: Uint8Array, key: Uint8Array, aad: string): Box {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(aad, "utf8"));
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    iv: iv.toString("base64url"),
    tag: cipher.getAuthTag().toString("base64url"),
    data: data.toString("base64url"),
  };
}

function decrypt({ iv, tag, data }: Box, key: Uint8Array, aad: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(aad, "utf8"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(data, "base64url")), decipher.final()]);
}
