import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password";

test("a password opens its own hash, in any Unicode form, and no other does", async () => {
  const stored = await hashPassword("cafe\u0301 au lait");
  expect(await verifyPassword(stored, "caf\u00e9 au lait")).toBe(true);
  expect(await verifyPassword(stored, "cafe au lait")).toBe(false);
  expect(await verifyPassword(null, "nobody has this password")).toBe(false);
});

test("of a flood of guesses only so many wait; the rest is refused at once, and the next person is let in", async () => {
  const stored = await hashPassword("right");
  const guesses = await Promise.allSettled(Array.from({ length: 200 }, () => verifyPassword(null, "guess")));
  const refused = guesses.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(200);
  for (const guess of refused) {
    expect(guess).toMatchObject({ reason: { code: "rate_limited" } });
  }
  expect(await verifyPassword(stored, "right")).toBe(true);
});
