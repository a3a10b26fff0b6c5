import type { ScoredRow } from "@/server/domain/intelligence/classifier-softmax";
import {
  learnWeights,
  type SparseVector,
  sparseCosine,
  sparseMinus,
  sparseSum,
  type TermWeights,
  terms,
  weigh,
} from "@/server/domain/intelligence/classifier-tfidf";
import { cosine, minus, sum, unit, type Vector } from "@/server/domain/intelligence/classifier-vectors";

/** A text with its sentence embedding. */
export interface EmbeddedText {
  text: string;
  vector: Vector;
}

/** One sum per label; a centroid's direction is its sum's, so nothing is ever divided. */
export interface CentroidModel {
  dense: Vector[];
  sparse: SparseVector[];
  weights: TermWeights;
}

/** A held-out row with, beside its scores, how close it is to the nearest label. */
export interface HeldOutRow extends ScoredRow {
  closeness: number;
}

interface Features {
  dense: Vector;
  sparse: SparseVector;
}

/** Learns one centroid per group; `groups[i]` holds the rows of label i and may not be empty. */
export function fitCentroids(groups: readonly (readonly EmbeddedText[])[]): CentroidModel {
  const weights = learnWeights(groups.flat().map((row) => terms(row.text)));
  const featured = groups.map((group) => group.map((row) => features(row, weights)));
  return {
    weights,
    dense: featured.map((group) => sum(group.map((row) => row.dense))),
    sparse: featured.map((group) => sparseSum(group.map((row) => row.sparse))),
  };
}

/** Score per label: 2·cos(embedding, centroid) + cos(TF-IDF, centroid), so -3…3. */
export function centroidScores(model: CentroidModel, row: EmbeddedText): number[] {
  return scoresOf(features(row, model.weights), model.dense, model.sparse);
}

/** Largest cosine between the embedding and any label's centroid: how much the text is like anything known. */
export function closeness(model: CentroidModel, vector: Vector): number {
  return Math.max(...model.dense.map((centroid) => cosine(vector, centroid)));
}

/**
 * Every row scored by a model that has not seen it: its own label's centroid is taken without it. Labels of
 * one row are skipped, since nothing would be left. Term weights are kept, which moves the scores very little.
 */
export function leaveOneOut(
  groups: readonly (readonly EmbeddedText[])[],
  model: CentroidModel,
): HeldOutRow[] {
  const held: HeldOutRow[] = [];
  groups.forEach((group, label) => {
    if (group.length < 2) return;
    for (const row of group) {
      const own = features(row, model.weights);
      const dense = model.dense.map((total, i) => (i === label ? minus(total, own.dense) : total));
      const sparse = model.sparse.map((total, i) => (i === label ? sparseMinus(total, own.sparse) : total));
      held.push({
        label,
        scores: scoresOf(own, dense, sparse),
        closeness: Math.max(...dense.map((centroid) => cosine(own.dense, centroid))),
      });
    }
  });
  return held;
}

function features(row: EmbeddedText, weights: TermWeights): Features {
  return { dense: unit(row.vector), sparse: weigh(terms(row.text), weights) };
}

function scoresOf(row: Features, dense: readonly Vector[], sparse: readonly SparseVector[]): number[] {
  return dense.map(
    (centroid, i) => 2 * cosine(row.dense, centroid) + sparseCosine(row.sparse, sparse[i] ?? new Map()),
  );
}
