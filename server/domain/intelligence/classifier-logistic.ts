import { dot, type Vector } from "@/server/domain/intelligence/classifier-vectors";

export interface LogisticModel {
  weights: Float64Array;
  bias: number;
}

export interface LogisticRow {
  /** Length-1 embedding. */
  vector: Vector;
  positive: boolean;
}

/** Enough for the penalty below: the error shrinks by a factor of about 0.87 a step. */
const STEPS = 100;

/**
 * Logistic regression with an L2 penalty on the weights, by Nesterov's accelerated gradient descent with the
 * safe step 1/L (L ≤ 0.5 + penalty, since the vectors have length 1 and the bias counts as one more component).
 * Deterministic. `penalty` is per row: the mean loss plus penalty/2·|w|².
 */
export function fitLogistic(rows: readonly LogisticRow[], penalty = 0.01): LogisticModel {
  const size = rows[0]?.vector.length ?? 0;
  let weights = new Float64Array(size);
  let bias = 0;
  let ahead = { weights, bias };
  const step = 1 / (0.5 + penalty);
  for (let k = 1; k <= STEPS && rows.length > 0; k++) {
    const slope = ahead.weights.map((w) => w * penalty);
    let slopeBias = 0;
    for (const { vector, positive } of rows) {
      const error = (logistic(dot(ahead.weights, vector) + ahead.bias) - (positive ? 1 : 0)) / rows.length;
      for (let i = 0; i < size; i++) slope[i] = (slope[i] ?? 0) + error * (vector[i] ?? 0);
      slopeBias += error;
    }
    const push = (k - 1) / (k + 2);
    const before = weights;
    const next = ahead.weights.map((w, i) => w - step * (slope[i] ?? 0));
    const nextBias = ahead.bias - step * slopeBias;
    ahead = {
      weights: next.map((w, i) => w + push * (w - (before[i] ?? 0))),
      bias: nextBias + push * (nextBias - bias),
    };
    weights = next;
    bias = nextBias;
  }
  return { weights, bias };
}

/** Log-odds that the vector is positive. */
export function logOdds(model: LogisticModel, vector: Vector): number {
  return dot(model.weights, vector) + model.bias;
}

export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
