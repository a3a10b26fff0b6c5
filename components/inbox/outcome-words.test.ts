import { expect, test } from "vitest";
import { lowerFirst } from "@/components/inbox/outcome-words";
import { slot } from "@/server/domain/task/slots";

test("a sentence about what an answer does names what the answer supplies, and never shows a slot", () => {
  const nonce = "23044cc7-075e-4845-9b11-f01a06fe7eec";
  const sentence = `Adds a row: Reason ${slot("comment", nonce)}, Rejected by ${slot("decided_by", nonce)}.`;
  expect(lowerFirst(sentence)).toBe("adds a row: Reason ‹your comment›, Rejected by ‹your name›");
});
