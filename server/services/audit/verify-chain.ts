import { countSealed, sealedEntries } from "@/server/data/audit-seal";
import type { Tx } from "@/server/data/database";
import { chainStart, type Head, verifyRange } from "@/server/domain/audit/chain";
import { leafHash } from "@/server/domain/audit/leaf";

export interface ChainCheck {
  /** entries of the workspace, with and without a seal */
  readonly entries: number;
  /** seals, from the first one without a gap */
  readonly sealed: number;
  /** entries that have no seal; a second after the last change there should be none */
  readonly unsealed: number;
  readonly lastSealedAt: Date | null;
  /** the number of the first seal that is wrong: changed, missing, or not fitting its entry; null when all is well */
  readonly firstBad: bigint | null;
}

const page = 1_000;

/** Recomputes a workspace's whole chain from its entries as they are now. Read-only. */
export async function verifyChain(tx: Tx, workspaceId: string): Promise<ChainCheck> {
  const { entries, unsealed, lastSealedAt } = await countSealed(tx, workspaceId);
  let head: Head = chainStart;
  for (;;) {
    const seals = await sealedEntries(tx, workspaceId, head.seq, page);
    const entryOf = new Map(seals.map(({ seq, entry }) => [seq, entry]));
    const verdict = verifyRange(head, seals, ({ seq }) => {
      const entry = entryOf.get(seq);
      return entry && entry.workspaceId === workspaceId ? leafHash(entry) : null;
    });
    if (!verdict.ok) {
      return {
        entries,
        unsealed,
        lastSealedAt,
        sealed: Number(verdict.firstBad) - 1,
        firstBad: verdict.firstBad,
      };
    }
    head = verdict.head;
    if (seals.length < page)
      return { entries, unsealed, lastSealedAt, sealed: Number(head.seq), firstBad: null };
  }
}
