import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeyRing, openSecret, sealSecret } from "./envelope";

const ring: KeyRing = { current: 1, keys: new Map([[1, randomBytes(32)]]) };
const place = { workspaceId: "w1", recordId: "c1", field: "secret" };
const refused = expect.objectContaining({ code: "unavailable" });

test("what was sealed opens, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const wellFormed = text.toWellFormed();
      const stored: unknown = JSON.parse(JSON.stringify(sealSecret(wellFormed, place, ring)));
      expect(openSecret(stored, place, ring)).toBe(wellFormed);
    }),
  );
});

test("nothing of the secret is in what is stored, and no two seals are alike", () => {
  const [one, two] = [sealSecret("canary-canary", place, ring), sealSecret("canary-canary", place, ring)];
  expect(JSON.stringify(one)).not.toContain("canary");
  expect(JSON.stringify(one)).not.toContain(Buffer.from("canary").toString("base64url").slice(0, 6));
  for (const part of ["iv", "tag", "data"] as const) {
    expect(one[part]).not.toBe(two[part]);
    expect(one.wrapped[part]).not.toBe(two.wrapped[part]);
  }
});

test("it opens in no other place", () => {
  const sealed = sealSecret("s", place, ring);
  for (const other of [{ workspaceId: "w2" }, { recordId: "c2" }, { field: "other" }]) {
    expect(() => openSecret(sealed, { ...place, ...other }, ring)).toThrow(refused);
  }
});

test("it opens with no other key, and not with a missing version", () => {
  const sealed = sealSecret("s", place, ring);
  const other: KeyRing = { current: 1, keys: new Map([[1, randomBytes(32)]]) };
  expect(() => openSecret(sealed, place, other)).toThrow(refused);
  expect(() => openSecret({ ...sealed, keyVersion: 2 }, place, ring)).toThrow(refused);
});

test("an old version still opens after a new key came, and new seals use the new one", () => {
  const sealed = sealSecret("old", place, ring);
  const next: KeyRing = { current: 2, keys: new Map([...ring.keys, [2, randomBytes(32)]]) };
  expect(openSecret(sealed, place, next)).toBe("old");
  const renewed = sealSecret("new", place, next);
  expect(renewed.keyVersion).toBe(2);
  expect(() => openSecret({ ...renewed, keyVersion: 1 }, place, next)).toThrow(refused);
});

test("every changed byte of every part is noticed", () => {
  const sealed = sealSecret("a secret of some length", place, ring);
  const flip = (text: string, at: number) => {
    const bytes = Buffer.from(text, "base64url");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString("base64url");
  };
  for (const part of ["iv", "tag", "data"] as const) {
    for (let at = 0; at < Buffer.from(sealed[part], "base64url").length; at++) {
      expect(() => openSecret({ ...sealed, [part]: flip(sealed[part], at) }, place, ring)).toThrow(refused);
    }
    for (let at = 0; at < Buffer.from(sealed.wrapped[part], "base64url").length; at++) {
      const wrapped = { ...sealed.wrapped, [part]: flip(sealed.wrapped[part], at) };
      expect(() => openSecret({ ...sealed, wrapped }, place, ring)).toThrow(refused);
    }
  }
});

test("a tag cut short is refused", () => {
  const sealed = sealSecret("s", place, ring);
  const tag = Buffer.from(sealed.tag, "base64url").subarray(0, 4).toString("base64url");
  expect(() => openSecret({ ...sealed, tag }, place, ring)).toThrow(refused);
});

test.each([null, {}, "text", { v: 2 }, []].map((stored) => ({ stored })))(
  "$stored is no sealed secret",
  ({ stored }) => {
    expect(() => openSecret(stored, place, ring)).toThrow(refused);
  },
);
