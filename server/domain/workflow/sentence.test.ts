import { expect, it } from "vitest";
import { fillSlots, slot } from "@/server/domain/task/slots";
import { shorten } from "./sentence";

const nonce = "d55b7625-cfd2-489c-8374-e5de30000000";

it("cuts long text, and leaves short text alone", () => {
  expect(shorten("a  short\nline")).toBe("a short line");
  expect(shorten("x".repeat(50))).toBe(`${"x".repeat(39)}…`);
});

it("never cuts a slot, so that it can still be filled", () => {
  const values = { comment: "Wrong team", decided_by: "Mina", decided_at: "now" };
  const alone = shorten(slot("comment", nonce));
  expect(fillSlots(alone, nonce, values)).toBe("Wrong team");
  const behind = shorten(`Because: ${slot("comment", nonce)} and so much more that it is cut`);
  expect(fillSlots(behind, nonce, values)).toBe("Because: Wrong team…");
});
