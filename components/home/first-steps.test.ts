import { expect, it } from "vitest";
import { stepsTaken } from "./first-steps";

const draft = {
  id: "w",
  name: "Support triage",
  description: "",
  updatedAt: new Date(),
  activeVersion: null,
  hasDraftChanges: true,
  updatedByName: null,
  runs7d: 0,
  waiting: 0,
  lastRunAt: null,
};

it("knows how far a new workspace has come", () => {
  expect(stepsTaken([])).toBe(0);
  expect(stepsTaken([draft])).toBe(1);
  expect(stepsTaken([draft, { ...draft, activeVersion: 1 }])).toBe(2);
  expect(stepsTaken([{ ...draft, activeVersion: 1, lastRunAt: new Date() }])).toBe(3);
});
