import { createHash } from "node:crypto";

/** One sealed place in a workspace's record. Hashes are hex. */
export interface Seal {
  readonly seq: bigint;
  /** `hash` of the seal before it */
  readonly previous: string;
  /** RFC 6962 leaf hash of the entry */
  readonly leaf: string;
  /** SHA-256 over the bytes of `previous` and of `leaf` */
  readonly hash: string;
}

/** Where a chain stands. */
export type Head = Pick<Seal, "seq" | "hash">;

/** What the first seal follows. */
export const chainStart: Head = { seq: 0n, hash: "0".repeat(64) };

function chainHash(previous: string, leaf: string): string {
  return createHash("sha256")
    .update(Buffer.from(previous, "hex"))
    .update(Buffer.from(leaf, "hex"))
    .digest("hex");
}

/** The seals of further leaves, in their order. */
export function append(head: Head, leaves: readonly string[]): Seal[] {
  const seals: Seal[] = [];
  let { seq, hash: previous } = head;
  for (const leaf of leaves) {
    seq += 1n;
    const hash = chainHash(previous, leaf);
    seals.push({ seq, previous, leaf, hash });
    previous = hash;
  }
  return seals;
}

export type RangeVerdict =
  | { readonly ok: true; readonly head: Head }
  /** the first place that does not follow from what stands before it or from its entry */
  | { readonly ok: false; readonly firstBad: bigint };

/**
 * Checks seals that follow `head`, in the order of their numbers.
 * @param leafNow the leaf hash of the entry as it is now, by place; null when the entry is gone
 */
export function verifyRange(
  head: Head,
  seals: readonly Seal[],
  leafNow: (seal: Seal) => string | null,
): RangeVerdict {
  let { seq, hash } = head;
  for (const seal of seals) {
    const expected = seq + 1n;
    const follows = seal.seq === expected && seal.previous === hash;
    if (!follows || seal.leaf !== leafNow(seal) || seal.hash !== chainHash(seal.previous, seal.leaf)) {
      return { ok: false, firstBad: expected };
    }
    ({ seq, hash } = seal);
  }
  return { ok: true, head: { seq, hash } };
}
