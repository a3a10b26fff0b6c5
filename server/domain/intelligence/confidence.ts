/**
 * A confidence that means something, or null. Missing, non-numeric, NaN, below 0 or above 1 counts as low: a
 * number outside its scale says that the source does not know what it is saying.
 */
export function normaliseConfidence(value: unknown): number | null {
  return typeof value === "number" && value >= 0 && value <= 1 ? value : null;
}

/** True only for a real confidence that reaches a real threshold; every doubt means false. */
export function isConfident(confidence: unknown, threshold: number): boolean {
  const known = normaliseConfidence(confidence);
  const asked = normaliseConfidence(threshold);
  return known !== null && asked !== null && known >= asked;
}

/** "61 %". Rounds down, so that a shortfall never reads as if the mark had been reached. */
export function confidencePercent(confidence: number): string {
  return `${Math.floor(confidence * 100 + 1e-9)} %`;
}

/** "80 %" or "92.5 %": what the builder typed. */
export function thresholdPercent(threshold: number): string {
  return `${Math.round(threshold * 1000) / 10} %`;
}
