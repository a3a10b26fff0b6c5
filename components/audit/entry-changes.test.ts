import { expect, it } from "vitest";
import { readEntry } from "./entry-changes";

it("an edit shows what the value was and what it became", () => {
  const edits = [{ field: "label", from: "Billing", to: "Fraud" }];
  const { changes, facts } = readEntry({
    number: 3,
    outcome: "edit",
    edits,
    comment: "",
    shownHash: "a".repeat(64),
  });
  expect(changes).toEqual(edits);
  expect(facts).toEqual([
    { key: "Number", value: 3, isHash: false },
    { key: "outcome", value: "edit", isHash: false },
    { key: "Shown", value: "a".repeat(64), isHash: true },
  ]);
});

it("a renaming is a change too; ids stay away", () => {
  const { changes, facts } = readEntry({ userId: "x", from: "builder", to: "admin" });
  expect(changes).toEqual([{ field: "Value", from: "builder", to: "admin" }]);
  expect(facts).toEqual([]);
});

it("data of an unknown shape shows nothing rather than failing", () => {
  expect(readEntry("text")).toEqual({ changes: [], facts: [] });
});
