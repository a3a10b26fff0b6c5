import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgentTask, type AiAnswer, AiFailure } from "@/server/domain/intelligence/provider";
import { reasonSchema } from "@/server/domain/intelligence/reasons";
import { type RouteInput, routeAnswer } from "@/server/domain/intelligence/route-answer";

const classify: AgentTask = {
  kind: "classify",
  labels: [
    { name: "Refund", description: "" },
    { name: "Delivery", description: "" },
  ],
  examples: [],
};
const extract: AgentTask = {
  kind: "extract",
  fields: [
    { key: "total", label: "Total due", type: "number", description: "", required: true },
    { key: "po", label: "Purchase order", type: "text", description: "", required: false },
  ],
};

function answer(change: Partial<AiAnswer>): AiAnswer {
  return {
    answer: { label: "Refund" },
    confidence: 0.9,
    perField: {},
    spans: {},
    alternatives: {},
    outOfScope: false,
    method: "test",
    modelVersion: "1",
    usage: null,
    ...change,
  };
}

function route(change: Partial<RouteInput>) {
  return routeAnswer({
    task: classify,
    result: answer({}),
    threshold: 0.8,
    risk: { matched: false, sentences: [] },
    firstReviewed: { n: 0, reviewedSoFar: 0 },
    ...change,
  });
}

const codes = (change: Partial<RouteInput>) => route(change).reasons.map((reason) => reason.code);

describe("route of an answer", () => {
  it("lets a sure, harmless answer go on alone", () => {
    expect(route({})).toEqual({ port: "confident", reasons: [] });
  });

  it("stops with the reason", () => {
    expect(codes({ result: answer({ confidence: 0.7999 }) })).toEqual(["low_confidence"]);
    expect(codes({ result: answer({ confidence: null }) })).toEqual(["low_confidence"]);
    expect(codes({ result: answer({ outOfScope: true }) })).toEqual(["out_of_scope"]);
    expect(codes({ result: answer({ answer: { label: "Refnud" } }) })).toEqual(["answer_did_not_fit"]);
    expect(codes({ result: new AiFailure("unavailable", "Down.") })).toEqual(["ai_unavailable"]);
    expect(codes({ result: new AiFailure("refused", "No.") })).toEqual(["ai_unavailable"]);
    expect(codes({ result: new AiFailure("invalid", "Not JSON.") })).toEqual(["answer_did_not_fit"]);
    expect(codes({ risk: { matched: true, sentences: ["Amount is more than 1,000"] } })).toEqual([
      "high_risk",
    ]);
    expect(codes({ firstReviewed: { n: 20, reviewedSoFar: 19 } })).toEqual(["new_workflow"]);
    expect(codes({ firstReviewed: { n: 20, reviewedSoFar: 20 } })).toEqual([]);
  });

  it("looks at required fields and at each field's own confidence", () => {
    const full = { answer: { total: 12, po: null }, perField: { total: 0.9, po: null } };
    expect(codes({ task: extract, result: answer(full) })).toEqual([]);
    const empty = answer({ answer: { total: null, po: "77" }, perField: { total: null, po: 0.9 } });
    expect(codes({ task: extract, result: empty })).toEqual(["field_missing"]);
    const unsure = answer({ answer: { total: 12, po: "77" }, perField: { total: 0.9, po: 0.3 } });
    expect(route({ task: extract, result: unsure }).reasons).toEqual([
      { code: "low_confidence", of: ["Purchase order"], confidence: 0.3, threshold: 0.8 },
    ]);
  });

  it("never lets doubt go on alone, whatever comes together", () => {
    const number = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double(), fc.constant(null));
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.constant(null), fc.constant(" "));
    const whole = fc.constantFrom("12", "PO-1");
    const high = fc.double({ min: 0.5, max: 1, noNaN: true });
    const result = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...failures) },
      {
        weight: 9,
        arbitrary: fc
          .oneof(
            fc.record({
              total: value,
              po: value,
              confidence: number,
              sure: number,
              outOfScope: fc.boolean(),
            }),
            fc.record({
              total: whole,
              po: whole,
              confidence: high,
              sure: high,
              outOfScope: fc.constant(false),
            }),
          )
          .map((r) =>
            answer({
              answer: { total: r.total, po: r.po },
              confidence: r.confidence,
              perField: { total: r.sure, po: r.sure },
              outOfScope: r.outOfScope,
            }),
          ),
      },
    );
    const rest = {
      threshold: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double()),
      risk: fc.record({ matched: fc.boolean(), sentences: fc.array(fc.string(), { maxLength: 2 }) }),
      firstReviewed: fc.record({ n: fc.nat(3), reviewedSoFar: fc.nat(3) }),
    };
    // Half of the cases have nothing else against them, so that many an answer does go alone.
    const nothingElse = fc.record({
      threshold: fc.double({ min: 0, max: 0.5, noNaN: true }),
      risk: fc.record({ matched: fc.constant(false), sentences: fc.constant<string[]>([]) }),
      firstReviewed: fc.record({ n: fc.constant(0), reviewedSoFar: fc.constant(0) }),
    });
    let alone = 0;
    fc.assert(
      fc.property(result, fc.oneof(fc.record(rest), nothingElse), (answered, others) => {
        const taken = routeAnswer({ task: extract, result: answered, ...others });
        expect(taken.port === "confident").toBe(taken.reasons.length === 0);
        for (const reason of taken.reasons) reasonSchema.parse(reason);
        if (taken.port === "needs_review") return;
        alone++;
        expect(answered).not.toBeInstanceOf(AiFailure);
        const { confidence, answer: got, outOfScope } = answered as AiAnswer;
        expect(confidence).not.toBeNull();
        expect(confidence as number).toBeGreaterThanOrEqual(others.threshold);
        expect(String(got.total ?? "").trim()).not.toBe("");
        expect(outOfScope || others.risk.matched).toBe(false);
        expect(others.firstReviewed.reviewedSoFar).toBeGreaterThanOrEqual(others.firstReviewed.n);
      }),
      { numRuns: 3000 },
    );
    expect(alone).toBeGreaterThan(50);
  });
});

const failures = (["unavailable", "refused", "invalid"] as const).map((reason) => new AiFailure(reason, "x"));
