import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classify,
  fitClassifier,
  type LabelRows,
  rowsToLearnFrom,
} from "@/server/domain/intelligence/classifier";
import { fitLogistic, logistic, logOdds } from "@/server/domain/intelligence/classifier-logistic";
import { fitTemperature, mostThatRowsAllow, softmax } from "@/server/domain/intelligence/classifier-softmax";
import { learnWeights, sparseDot, terms, weigh } from "@/server/domain/intelligence/classifier-tfidf";
import { unit } from "@/server/domain/intelligence/classifier-vectors";

/** A label whose rows point along one axis, a little off it. */
function label(name: string, axis: number, count: number, word: string): LabelRows {
  const vector = (wobble: number) =>
    [0, 1, 2, 3].map((i) => (i === axis ? 1 : 0.1 * Math.sin(7 * wobble + i)));
  return {
    name,
    described: { text: name, vector: vector(99) },
    examples: Array.from({ length: count }, (_, i) => ({ text: `${word} ${i}`, vector: vector(i) })),
  };
}

const labels = [label("A", 0, 6, "apple"), label("B", 1, 6, "banana"), label("C", 2, 6, "cherry")];

describe("softmax and its temperature", () => {
  it("gives probabilities, also for far scores", () => {
    const score = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const scores = fc.array(score, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0.01, max: 10, noNaN: true }), (z, t) => {
        const p = softmax(z, t);
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (const value of p) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it("finds the temperature that the rows were drawn with", () => {
    // Scores 0.3 apart at T = 0.2: the better label is right in 1 / (1 + e^-1.5) = 81.8 % of the rows.
    const rows = Array.from({ length: 1000 }, (_, i) => ({ scores: [0.3, 0], label: i < 818 ? 0 : 1 }));
    expect(fitTemperature(rows)).toBeCloseTo(0.2, 2);
  });

  it("does not become certain because a few rows were all right", () => {
    const rows = Array.from({ length: 10 }, () => ({ scores: [1, 0], label: 0 }));
    const [sure = 1] = softmax([1, 0], fitTemperature(rows));
    expect(sure).toBeCloseTo(mostThatRowsAllow(10), 2);
    expect(fitTemperature([])).toBe(1);
  });
});

describe("TF-IDF", () => {
  it("makes related words meet and words of every row vanish", () => {
    const rows = ["my card arrived", "my refund", "my fee"].map(terms);
    const weights = learnWeights(rows);
    const near = sparseDot(weigh(terms("arrival"), weights), weigh(terms("my card arrived"), weights));
    const far = sparseDot(weigh(terms("arrival"), weights), weigh(terms("my refund"), weights));
    expect(near).toBeGreaterThan(far);
    expect(weigh(terms("my"), weights).size).toBe(0);
  });
});

describe("logistic regression", () => {
  it("reaches the optimum: the slope of its loss is nothing", () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({
      vector: unit([Math.cos(i), Math.sin(2 * i), 0.3 * (i % 3)]),
      positive: i % 3 === 0,
    }));
    const model = fitLogistic(rows, 0.01);
    const errors = rows.map((row) => logistic(logOdds(model, row.vector)) - Number(row.positive));
    for (let i = 0; i < 3; i++) {
      const pull =
        rows.reduce((sum, row, k) => sum + (errors[k] ?? 0) * (row.vector[i] ?? 0), 0) / rows.length;
      expect(Math.abs(pull + 0.01 * (model.weights[i] ?? 0))).toBeLessThan(1e-3);
    }
    expect(Math.abs(errors.reduce((a, b) => a + b, 0) / rows.length)).toBeLessThan(1e-3);
  });
});

describe("classifier", () => {
  it("tells labels apart and says how sure it is, never more than its rows allow", () => {
    const classifier = fitClassifier(labels);
    const answer = classify(classifier, { text: "an apple", vector: [1, 0.05, 0, 0] });
    expect(answer.label).toBe("A");
    expect(answer.confidence).toBeGreaterThan(0.8);
    expect(answer.confidence).toBeLessThanOrEqual(mostThatRowsAllow(18));
    expect(answer.outOfScope).toBe(false);
    expect(answer.ranked.map((row) => row.label)[0]).toBe("A");
    expect(classify(classifier, { text: "an apple", vector: [1, 0.05, 0, 0] })).toEqual(answer);
  });

  it("knows what is like nothing it was shown", () => {
    const stranger = classify(fitClassifier(labels), { text: "zebra", vector: [0, 0, 0, 1] });
    expect(stranger.outOfScope).toBe(true);
  });

  it("gives no confidence while any label lacks labelled rows", () => {
    const thin = fitClassifier([...labels, label("D", 3, 2, "date")]);
    expect(thin.calibration).toBeNull();
    const answer = classify(thin, { text: "a date", vector: [0, 0, 0, 1] });
    expect(answer).toMatchObject({ label: "D", confidence: null, outOfScope: false });
    const described = fitClassifier(labels.map((one) => ({ ...one, examples: [] })));
    expect(classify(described, { text: "x", vector: [0, 1, 0, 0] })).toMatchObject({
      label: "B",
      confidence: null,
    });
  });

  it("has no confidence in the only label there is", () => {
    const only = fitClassifier(labels.slice(0, 1));
    expect(classify(only, { text: "x", vector: [1, 0, 0, 0] })).toMatchObject({
      label: "A",
      confidence: null,
    });
  });

  it("uses logistic regression for two labels", () => {
    const pair = fitClassifier(labels.slice(0, 2));
    expect(pair.pair).not.toBeNull();
    const near = classify(pair, { text: "", vector: [0.9, 0.1, 0, 0] });
    const between = classify(pair, { text: "", vector: [0.5, 0.5, 0, 0] });
    expect(near.label).toBe("A");
    expect(near.confidence ?? 0).toBeGreaterThan(between.confidence ?? 1);
  });

  it("learns from the latest rows only, and from at least three", () => {
    const rows = Array.from({ length: 500 }, (_, i) => i);
    expect(rowsToLearnFrom(rows, 5)).toEqual(rows.slice(400));
    expect(rowsToLearnFrom(rows, 1000)).toEqual([497, 498, 499]);
  });
});
