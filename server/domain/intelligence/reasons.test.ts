import { describe, expect, it } from "vitest";
import { type Reason, reasonSchema, reasonSentence } from "@/server/domain/intelligence/reasons";

const said: [Reason, string][] = [
  [
    { code: "low_confidence", of: ["the label"], confidence: 0.614, threshold: 0.8 },
    "The AI was 61 % sure of the label; you asked for 80 %.",
  ],
  [
    { code: "low_confidence", of: ["Supplier", "Total due"], confidence: null, threshold: 0.8 },
    "The AI cannot say how sure it is of Supplier and Total due.",
  ],
  [{ code: "field_missing", fields: ["Due date"] }, "Due date was not found."],
  [
    { code: "field_missing", fields: ["Supplier", "Total", "Due date"] },
    "Supplier, Total and Due date were not found.",
  ],
  [
    { code: "checks_failed", checks: ["The lines add up to 410.00, not to 401.00"] },
    "The lines add up to 410.00, not to 401.00.",
  ],
  [
    { code: "high_risk", rules: ["Amount is more than 1,000.", "Country is not DE"] },
    "Your risk rules ask for a person: Amount is more than 1,000; Country is not DE.",
  ],
  [
    { code: "policy", policies: ["Any destructive action needs 1 person from Security"] },
    "A policy of your workspace asks for a person: Any destructive action needs 1 person from Security.",
  ],
  [{ code: "out_of_scope" }, "This does not look like anything that the AI was taught to sort."],
  [
    { code: "ai_unavailable", refused: false, detail: "The service did not answer within 60 seconds" },
    "The AI could not be used. The service did not answer within 60 seconds.",
  ],
  [{ code: "ai_unavailable", refused: true, detail: "" }, "The AI declined to answer."],
  [
    { code: "answer_did_not_fit", detail: "It was not JSON." },
    "The AI's answer was not in the form that was asked for. It was not JSON.",
  ],
  [
    { code: "sampled_for_audit", share: 0.1 },
    "Picked at random: 10 % of what could go on alone is looked at by a person.",
  ],
  [
    { code: "new_workflow", n: 20, reviewedSoFar: 3 },
    "The first 20 answers are reviewed by a person; this is number 4.",
  ],
  [
    { code: "asked_by_rule", rule: "Every refund is approved by Finance" },
    "The workflow always asks here: Every refund is approved by Finance.",
  ],
  [
    { code: "payload_changed", changes: ["The amount was 40.00 and is now 400.00"] },
    "What is about to happen is no longer what was approved. The amount was 40.00 and is now 400.00.",
  ],
  [
    { code: "effect_uncertain", action: "POST to tickets.example" },
    "It is not known whether this happened: POST to tickets.example. Look there before you decide.",
  ],
  [
    { code: "step_failed", step: "Create ticket", detail: "The address answered 404" },
    "The step “Create ticket” did not work. The address answered 404.",
  ],
];

describe("reasons", () => {
  it.each(said)("%j is said in a sentence", (reason, expected) => {
    expect(reasonSchema.parse(reason)).toEqual(reason);
    expect(reasonSentence(reason)).toBe(expected);
  });

  it("has a sentence under test for every code of the closed list", () => {
    const codes = reasonSchema.options.map((option) => option.shape.code.value);
    expect(new Set(said.map(([reason]) => reason.code))).toEqual(new Set(codes));
    expect(codes).toHaveLength(14);
  });

  it("refuses codes, numbers and keys that are not in the list", () => {
    expect(reasonSchema.safeParse({ code: "because" }).success).toBe(false);
    expect(reasonSchema.safeParse({ code: "out_of_scope", note: "x" }).success).toBe(false);
    const tooSure = { code: "low_confidence", of: ["the label"], confidence: 1.4, threshold: 0.8 };
    expect(reasonSchema.safeParse(tooSure).success).toBe(false);
  });
});
