import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles } from "@/server/domain/access/roles";
import { shorten } from "@/server/domain/workflow/sentence";
import { type Answer, type DecisionFacts, isCandidate, judgeDecision } from "./decide";
import { effectHash, hashOf } from "./payload-hash";
import { fillSlots, readableSlots, slot } from "./slots";

const approve = {
  id: "approve",
  kind: "approve" as const,
  label: "Approve",
  port: "approved",
  commentRequired: false,
};
const reject = {
  id: "reject",
  kind: "reject" as const,
  label: "Reject",
  port: "rejected",
  commentRequired: true,
};
const facts: DecisionFacts = {
  status: "open",
  payloadHash: "a".repeat(64),
  outcomes: [approve, reject],
  candidates: [{ role: "approver" }],
  dueAt: new Date("2026-01-02"),
  now: new Date("2026-01-01"),
};
const answer: Answer = {
  userId: "u",
  role: "approver",
  outcome: "approve",
  shownHash: "a".repeat(64),
  comment: "",
};

describe("one person's decision", () => {
  it("settles the task when everything is as it was shown", () => {
    expect(judgeDecision(facts, answer)).toEqual({ outcome: approve });
  });
  it.each([
    ["somebody who was not asked", facts, { ...answer, role: "builder" as const }, "not_a_candidate"],
    ["a second answer", { ...facts, status: "decided" as const }, answer, "already_decided"],
    ["an answer at the very moment it is due", { ...facts, now: new Date("2026-01-02") }, answer, "expired"],
    ["an answer that is not offered", facts, { ...answer, outcome: "take_over" }, "unknown_outcome"],
    [
      "a rejection without a reason",
      facts,
      { ...answer, outcome: "reject", comment: "  " },
      "comment_required",
    ],
    [
      "an answer to what is no longer so",
      { ...facts, payloadHash: "b".repeat(64) },
      answer,
      "payload_changed",
    ],
  ])("refuses %s", (_, given, by, refusal) => {
    expect(judgeDecision(given, by)).toEqual({ refusal });
  });
  it("never takes an auditor as a candidate, not even by name", () => {
    expect(isCandidate([{ userId: "u" }, ...roles.map((role) => ({ role }))], "u", "auditor")).toBe(false);
  });
});

describe("payload hash", () => {
  const place = { workspaceId: "w", runId: "r", nodeId: "n", iteration: "", versionHash: "v", nonce: "x" };
  const payload = {
    action: "http.post",
    sentence: "Sends",
    method: "POST",
    address: "https://a.example/",
    connection: { id: "c", account: "acme" },
    args: { body: { amount: 10, lines: [1, 2, { deep: true }] } },
    risk: "write" as const,
    delivery: "keyed" as const,
  };
  it("changes with every leaf and with every part of the place, and with nothing else", () => {
    const hash = effectHash(place, payload);
    expect(effectHash({ ...place }, { ...payload, sentence: "said otherwise" })).toBe(hash);
    for (const key of Object.keys(place) as (keyof typeof place)[])
      expect(effectHash({ ...place, [key]: "other" }, payload)).not.toBe(hash);
    const changed = [
      { ...payload, address: "https://b.example/" },
      { ...payload, connection: { id: "c", account: "other" } },
      { ...payload, args: { body: { amount: 11, lines: [1, 2, { deep: true }] } } },
      { ...payload, args: { body: { amount: 10, lines: [1, 2, { deep: false }] } } },
      { ...payload, method: "PUT" },
      { ...payload, delivery: "keyless" as const },
    ];
    for (const other of changed) expect(effectHash(place, other)).not.toBe(hash);
  });
  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(hashOf(turned)).toBe(hashOf(record));
      }),
    );
  });
});

describe("slots", () => {
  it("are words wherever a person reads them, also in a shortened sentence", () => {
    const text = `Why it was rejected: ${slot("comment", "ae69ac67-3252-444f-9817-cc201b7d0001")}`;
    expect(readableSlots(text)).toBe("Why it was rejected: ‹your comment›");
    expect(readableSlots(shorten(text, 60))).toBe("Why it was rejected: ‹your comment›");
  });
  it("are filled by the decision's values, only for this task's nonce", () => {
    const value = {
      note: `Because: ${slot("comment", "n1")}`,
      forged: slot("comment", "other"),
      list: [slot("decided_by", "n1")],
    };
    const filled = fillSlots(value, "n1", { comment: "a $& b", decided_by: "Mina", decided_at: "now" });
    expect(filled).toEqual({ note: "Because: a $& b", forged: slot("comment", "other"), list: ["Mina"] });
  });
});
