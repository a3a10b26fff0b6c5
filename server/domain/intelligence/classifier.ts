import {
  type CentroidModel,
  centroidScores,
  closeness,
  type EmbeddedText,
  fitCentroids,
  leaveOneOut,
} from "@/server/domain/intelligence/classifier-centroids";
import type { LogisticModel } from "@/server/domain/intelligence/classifier-logistic";
import { fitPair, heldOutPair, pairScores } from "@/server/domain/intelligence/classifier-pair";
import { fitTemperature, mostThatRowsAllow, softmax } from "@/server/domain/intelligence/classifier-softmax";
import { largestAt } from "@/server/domain/intelligence/classifier-vectors";

/** Every label needs this many labelled rows before a confidence means anything. */
export const LEAST_EXAMPLES = 3;

/** Rows that are learnt from: more would hold up the process for too long (measured: README). */
const MOST_ROWS = 1500;
const MOST_PER_LABEL = 100;

/** The latest of a label's rows that are learnt from, so that corrections count and the work stays bounded. */
export function rowsToLearnFrom<T>(rows: readonly T[], labels: number): readonly T[] {
  const most = Math.min(MOST_PER_LABEL, Math.floor(MOST_ROWS / Math.max(1, labels)));
  return rows.slice(-Math.max(LEAST_EXAMPLES, most));
}

/** Share of the known rows that "none of these" may wrongly turn away. */
const TURNED_AWAY = 0.05;

export interface LabelRows {
  name: string;
  /** The label's name and description, embedded: all there is while it has no examples. */
  described: EmbeddedText;
  examples: readonly EmbeddedText[];
}

/** What was learnt from the held-out rows. */
export interface Calibration {
  temperature: number;
  /** No confidence goes above this. */
  most: number;
  /** A text less like every label than this is out of scope. */
  leastCloseness: number;
}

export interface Classifier {
  labels: string[];
  centroids: CentroidModel;
  /** Only with exactly two calibrated labels. */
  pair: LogisticModel | null;
  /** Null while any label has fewer than {@link LEAST_EXAMPLES} rows. */
  calibration: Calibration | null;
}

export interface Classification {
  label: string;
  /** Null without calibration. */
  confidence: number | null;
  outOfScope: boolean;
  /** All labels, best first; `share` is the calibrated probability, or 0 without calibration. */
  ranked: { label: string; share: number }[];
}

/**
 * Learns from labelled rows: per label the centroids of embeddings and of TF-IDF vectors (design: score =
 * 2·cos + cos), or for two labels a logistic regression; then the temperature and the "none of these" limit
 * from rows held out. A label without rows stands in with its description, and nothing is calibrated then.
 * Labels may not be empty.
 */
export function fitClassifier(rows: readonly LabelRows[]): Classifier {
  const groups = rows.map((label) => (label.examples.length > 0 ? label.examples : [label.described]));
  const centroids = fitCentroids(groups);
  const labels = rows.map((label) => label.name);
  if (rows.length < 2 || rows.some((label) => label.examples.length < LEAST_EXAMPLES)) {
    return { labels, centroids, pair: null, calibration: null };
  }
  const held = leaveOneOut(groups, centroids);
  const [first, second] = groups;
  const two = groups.length === 2 && first && second ? { first, second } : null;
  return {
    labels,
    centroids,
    pair: two ? fitPair(two.first, two.second) : null,
    calibration: {
      temperature: fitTemperature(two ? heldOutPair(two.first, two.second) : held),
      most: mostThatRowsAllow(held.length),
      leastCloseness: lowQuantile(
        held.map((row) => row.closeness),
        TURNED_AWAY,
      ),
    },
  };
}

/** The label of one text. Never throws; the same input always gives the same answer. */
export function classify(classifier: Classifier, row: EmbeddedText): Classification {
  const { calibration, pair, centroids, labels } = classifier;
  const scores = pair ? pairScores(pair, row.vector) : centroidScores(centroids, row);
  const shares = calibration ? softmax(scores, calibration.temperature) : scores.map(() => 0);
  const order = labels.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const best = largestAt(scores);
  const most = calibration?.most ?? 0;
  return {
    label: labels[best] ?? "",
    confidence: calibration ? Math.min(shares[best] ?? 0, most) : null,
    outOfScope: calibration ? closeness(centroids, row.vector) < calibration.leastCloseness : false,
    ranked: order.map((i) => ({ label: labels[i] ?? "", share: Math.min(shares[i] ?? 0, most) })),
  };
}

/** The value that a share of the values lies below; with few values, the smallest. */
function lowQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
