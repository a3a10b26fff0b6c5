import { dot, type Vector } from "@/server/domain/intelligence/classifier-vectors";

export interface LogisticModel {
  weights: number[];
  bias: number;
}

export interface LogisticRow {
  /** Length-1 embedding. */
  vector: Vector;
  positive: boolean;
}

const STEPS = 300;

/**
 * Logistic regression with an L2 penalty on the weights, by accelerated gradient descent with the safe step
 * 1/L (L ≤ 0.5 + penalty, since the vectors have length 1 and the bias counts as one more component).
 * Deterministic. `penalty` is per row: the mean loss plus penalty/2·|w|².
 */
export function fitLogistic(rows: readonly LogisticRow[], penalty = 0.01): LogisticModel {
  const size = rows[0]?.vector.length ?? 0;
  let weights: number[] = Array.from({ length: size }, () => 0);
  let bias = 0;
  let aheadWeights = [...weights];
  let aheadBias = bias;
  if (rows.length === 0) return { weights, bias };
  const step = 1 / (0.5 + penalty);
  for (let k = 1; k <= STEPS; k++) {
    const slope = aheadWeights.map((w) => w * penalty);
    let slopeBias = 0;
    for (const row of rows) {
      const error =
        (logistic(dot(aheadWeights, row.vector) + aheadBias) - (row.positive ? 1 : 0)) / rows.length;
      for (let i = 0; i < size; i++) slope[i] = (slope[i] ?? 0) + error * (row.vector[i] ?? 0);
      slopeBias += error;
    }
    const push = (k - 1) / (k + 2);
    const next = aheadWeights.map((w, i) => w - step * (slope[i] ?? 0));
    const nextBias = aheadBias - step * slopeBias;
    aheadWeights = next.map((w, i) => w + push * (w - (weights[i] ?? 0)));
    aheadBias = nextBias + push * (nextBias - bias);
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
