import { largestAt } from "@/server/domain/intelligence/classifier-vectors";

/** Probabilities of the scores at a temperature (> 0); they sum to 1. */
export function softmax(scores: readonly number[], temperature: number): number[] {
  const top = scores[largestAt(scores)] ?? 0;
  const weights = scores.map((z) => Math.exp((z - top) / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

/** One held-out row: its score per label and the index of the label that a person gave it. */
export interface ScoredRow {
  scores: readonly number[];
  label: number;
}

const COLDEST = 0.01;
const HOTTEST = 10;

/**
 * The temperature at which the held-out rows are most likely, found by golden-section search on ln T.
 * The target is softened to (n+1)/(n+2), n = rows: without that, rows that are all right would drive T to 0
 * and every confidence to 1 (Platt 1999, section 2.2; Guo et al. 2017 for temperature scaling).
 */
export function fitTemperature(rows: readonly ScoredRow[]): number {
  if (rows.length === 0) return 1;
  const sure = (rows.length + 1) / (rows.length + 2);
  const loss = (lnT: number) => {
    let total = 0;
    for (const row of rows) {
      const p = softmax(row.scores, Math.exp(lnT));
      const others = Math.max(1, p.length - 1);
      p.forEach((value, i) => {
        total -= (i === row.label ? sure : (1 - sure) / others) * Math.log(Math.max(value, 1e-12));
      });
    }
    return total;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(COLDEST);
  let high = Math.log(HOTTEST);
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let lossLeft = loss(left);
  let lossRight = loss(right);
  while (high - low > 1e-3) {
    if (lossLeft <= lossRight) {
      [high, right, lossRight] = [right, left, lossLeft];
      left = high - golden * (high - low);
      lossLeft = loss(left);
    } else {
      [low, left, lossLeft] = [left, right, lossRight];
      right = low + golden * (high - low);
      lossRight = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

/** The most that n labelled rows allow anybody to claim: Laplace's rule of succession, (n+1)/(n+2). */
export function mostThatRowsAllow(rows: number): number {
  return (rows + 1) / (rows + 2);
}
