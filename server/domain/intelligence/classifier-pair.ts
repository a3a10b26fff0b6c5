import type { EmbeddedText } from "@/server/domain/intelligence/classifier-centroids";
import { fitLogistic, type LogisticModel, logOdds } from "@/server/domain/intelligence/classifier-logistic";
import type { ScoredRow } from "@/server/domain/intelligence/classifier-softmax";
import { unit, type Vector } from "@/server/domain/intelligence/classifier-vectors";

/** Two labels are told apart by one logistic regression on the embeddings, which beats centroids there. */
export function fitPair(first: readonly EmbeddedText[], second: readonly EmbeddedText[]): LogisticModel {
  return fitLogistic([
    ...first.map((row) => ({ vector: unit(row.vector), positive: false })),
    ...second.map((row) => ({ vector: unit(row.vector), positive: true })),
  ]);
}

/** Scores of the two labels whose softmax at temperature 1 is the regression's own probability. */
export function pairScores(model: LogisticModel, vector: Vector): number[] {
  return [0, logOdds(model, unit(vector))];
}

const FOLDS = 10;

/** Rows scored by models that have not seen them, in at most ten folds so that many rows stay affordable. */
export function heldOutPair(first: readonly EmbeddedText[], second: readonly EmbeddedText[]): ScoredRow[] {
  const folds = Math.min(FOLDS, Math.max(first.length, second.length));
  const held: ScoredRow[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const [seenFirst, heldFirst] = split(first, fold, folds);
    const [seenSecond, heldSecond] = split(second, fold, folds);
    if (seenFirst.length === 0 || seenSecond.length === 0) continue;
    const model = fitPair(seenFirst, seenSecond);
    for (const row of heldFirst) held.push({ label: 0, scores: pairScores(model, row.vector) });
    for (const row of heldSecond) held.push({ label: 1, scores: pairScores(model, row.vector) });
  }
  return held;
}

function split(rows: readonly EmbeddedText[], fold: number, folds: number): [EmbeddedText[], EmbeddedText[]] {
  return [rows.filter((_, i) => i % folds !== fold), rows.filter((_, i) => i % folds === fold)];
}
