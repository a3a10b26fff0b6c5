import type { ScoredRow } from "@/server/domain/intelligence/classifier-softmax";
import {
  learnWeights,
  type SparseVector,
  sparseDot,
  sparseMinus,
  sparseSum,
  sparseUnit,
  type TermWeights,
  terms,
  weigh,
} from "@/server/domain/intelligence/classifier-tfidf";
import { dot, minus, sum, unit, type Vector } from "@/server/domain/intelligence/classifier-vectors";

/** A text with its sentence embedding. */
export interface EmbeddedText {
  text: string;
  vector: Vector;
}

/** A direction in both spaces, each of length 1, so that a dot product is a cosine. */
interface Direction {
  dense: Vector;
  sparse: SparseVector;
}

export interface CentroidModel {
  weights: TermWeights;
  /** One per label. */
  centroids: Direction[];
}

/** A held-out row with, beside its scores, how close it is to the nearest label. */
export interface HeldOutRow extends ScoredRow {
  closeness: number;
}

/** Learns one centroid per group; `groups[i]` holds the rows of label i and may not be empty. */
export function fitCentroids(groups: readonly (readonly EmbeddedText[])[]): CentroidModel {
  const weights = learnWeights(groups.flat().map((row) => terms(row.text)));
  const centroids = groups.map((group) => normalised(total(group.map((row) => direction(row, weights)))));
  return { weights, centroids };
}

/** Score per label: 2·cos(embedding, centroid) + cos(TF-IDF, centroid), so -2…3. */
export function centroidScores(model: CentroidModel, row: EmbeddedText): number[] {
  const own = direction(row, model.weights);
  return model.centroids.map((centroid) => score(own, centroid));
}

/** Largest cosine between the embedding and any label's centroid: how much the text is like anything known. */
export function closeness(model: CentroidModel, vector: Vector): number {
  const own = unit(vector);
  return Math.max(...model.centroids.map((centroid) => dot(own, centroid.dense)));
}

/**
 * Every row scored by a model that has not seen it: its own label's centroid is taken without it. Labels of
 * one row are skipped, since nothing would be left. Term weights are kept, which moves the scores very little.
 */
export function leaveOneOut(
  groups: readonly (readonly EmbeddedText[])[],
  model: CentroidModel,
): HeldOutRow[] {
  return groups.flatMap((group, label) => {
    if (group.length < 2) return [];
    const rows = group.map((row) => direction(row, model.weights));
    const all = total(rows);
    return rows.map((own) => {
      const rest = normalised({
        dense: minus(all.dense, own.dense),
        sparse: sparseMinus(all.sparse, own.sparse),
      });
      const centroids = model.centroids.map((centroid, i) => (i === label ? rest : centroid));
      return {
        label,
        scores: centroids.map((centroid) => score(own, centroid)),
        closeness: Math.max(...centroids.map((centroid) => dot(own.dense, centroid.dense))),
      };
    });
  });
}

function direction(row: EmbeddedText, weights: TermWeights): Direction {
  return { dense: unit(row.vector), sparse: weigh(terms(row.text), weights) };
}

function total(rows: readonly Direction[]): Direction {
  return { dense: sum(rows.map((row) => row.dense)), sparse: sparseSum(rows.map((row) => row.sparse)) };
}

function normalised(row: Direction): Direction {
  return { dense: unit(row.dense), sparse: sparseUnit(row.sparse) };
}

function score(row: Direction, centroid: Direction): number {
  return 2 * dot(row.dense, centroid.dense) + sparseDot(row.sparse, centroid.sparse);
}
