import { expect, test } from "vitest";
import { describeEntry, nameActor, peopleIn } from "./describe";

const names = {
  person: (id: string) => (id === "p1" ? "Lena Vogt" : "Somebody who left"),
  workflow: "Support triage",
  run: "Where is my card?",
};
const userId = "11111111-1111-4111-8111-111111111111";

test.each<[string, unknown, string, string]>([
  ["person.signed_in", { sessionId: userId }, "Signed in", ""],
  [
    "member.role_changed",
    { userId, from: "builder", to: "admin" },
    "Changed a role",
    "Somebody who left: builder to admin",
  ],
  ["workflow.published", { name: "Triage", number: 3, hash: "h", note: "" }, "Published v3", "Triage"],
  [
    "task.decided",
    {
      number: 1,
      ask: "Refund € 20",
      outcome: "edit",
      shownHash: "a",
      decidedHash: "b",
      edits: [{ field: "amount", from: 20, to: 15 }],
      comment: "",
      surface: "inbox",
    },
    "Approved a task with edits",
    "Refund € 20 · changed amount",
  ],
  [
    "agent.went_on_alone",
    { nodeId: "n", confidence: 0.914, modelVersion: "m" },
    "Went on alone",
    "91 % sure · Where is my card?",
  ],
  ["audit.exported", { entries: 1 }, "Exported the audit", "1 entry"],
  ["something.of_a_later_version", { x: 1 }, "something.of_a_later_version", ""],
  ["audit.exported", { entries: "many" }, "audit.exported", ""],
])("%s", (event, data, what, about) => {
  expect(describeEntry(event, data, names)).toEqual({ what, about });
});

test("who acted, and whom an entry names", () => {
  expect(nameActor({ kind: "person", id: "p1" }, names)).toBe("Lena Vogt");
  expect(nameActor({ kind: "agent", nodeId: "n", title: "Reply writer" }, names)).toBe("Reply writer");
  expect(nameActor({ kind: "system" }, names)).toBe("Countersign");
  expect(peopleIn({ kind: "person", id: "p1" }, { userId })).toEqual(["p1", userId]);
  expect(peopleIn({ kind: "system" }, null)).toEqual([]);
});
