/** Dense vectors, all of one length; typed arrays fit too. */
export type Vector = ArrayLike<number>;

export function dot(a: Vector, b: Vector): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}

/** The vector scaled to length 1; a zero vector stays zero. The dot product of two such is their cosine. */
export function unit(a: Vector): Float64Array {
  const size = Math.sqrt(dot(a, a));
  return Float64Array.from(a, (x) => (size > 0 ? x / size : x));
}

/** Component-wise sum; an empty list gives an empty vector. */
export function sum(vectors: readonly Vector[]): Float64Array {
  const total = new Float64Array(vectors[0]?.length ?? 0);
  for (const v of vectors) for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (v[i] ?? 0);
  return total;
}

/** `a - b`, component-wise. */
export function minus(a: Vector, b: Vector): Float64Array {
  return Float64Array.from(a, (x, i) => x - (b[i] ?? 0));
}

/** Index of the largest value; the first of equals, and -1 for an empty list. */
export function largestAt(values: Vector): number {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    if (best < 0 || (values[i] ?? 0) > (values[best] ?? 0)) best = i;
  }
  return best;
}
