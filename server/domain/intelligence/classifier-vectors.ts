/** Dense vectors as plain arrays of numbers, all of one length. */
export type Vector = readonly number[];

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** Cosine similarity, -1…1; 0 when either vector is zero. */
export function cosine(a: Vector, b: Vector): number {
  const size = norm(a) * norm(b);
  return size > 0 ? dot(a, b) / size : 0;
}

/** The vector scaled to length 1; a zero vector stays zero. */
export function unit(a: Vector): number[] {
  const size = norm(a);
  return size > 0 ? a.map((x) => x / size) : [...a];
}

/** Component-wise sum; an empty list gives an empty vector. */
export function sum(vectors: readonly Vector[]): number[] {
  const total: number[] = Array.from({ length: vectors[0]?.length ?? 0 }, () => 0);
  for (const v of vectors) for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (v[i] ?? 0);
  return total;
}

/** `a - b`, component-wise. */
export function minus(a: Vector, b: Vector): number[] {
  return a.map((x, i) => x - (b[i] ?? 0));
}

/** Index of the largest value; the first of equals, and -1 for an empty list. */
export function largestAt(values: Vector): number {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    if (best < 0 || (values[i] ?? 0) > (values[best] ?? 0)) best = i;
  }
  return best;
}
