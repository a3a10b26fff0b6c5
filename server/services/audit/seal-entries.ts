import { z } from "zod";
import {
  type EntryToSeal,
  entriesToSeal,
  entriesWithoutSeal,
  insertSeals,
  needsSealer,
  type SealPosition,
  sealedAmong,
  sealHeads,
} from "@/server/data/audit-seal";
import { database, type Tx, transact } from "@/server/data/database";
import { notifyLive } from "@/server/data/live";
import { holdOffice, recordInOffice } from "@/server/data/office";
import { append, chainStart } from "@/server/domain/audit/chain";
import { leafHash } from "@/server/domain/audit/leaf";

const office = "sealer";
const batch = 2_000;
/** How often the sealer shows in its office that it lives while there is nothing to seal, in ms. */
const beatEveryMs = 5_000;
const start: SealPosition = { txid: 0n, id: 0n };

const digits = z.string().regex(/^\d+$/).transform(BigInt);
const position = z.object({ txid: digits, id: digits });

/**
 * Seals the next committed entries of all workspaces, in order, each workspace in its own chain. One process at a time
 * gets to; a second one finds the work done. Open audit pages are told.
 * @param holder who does it, for the health page
 * @returns how many were sealed, and whether more are waiting
 */
export async function sealEntries(holder: string): Promise<{ sealed: number; more: boolean }> {
  if (!(await needsSealer(database(), office, beatEveryMs))) return { sealed: 0, more: false };
  return transact(async (tx) => {
    const { data } = await holdOffice(tx, office, holder);
    const after = position.catch(start).parse(data);
    const { entries, horizon } = await entriesToSeal(tx, after, batch);
    if (horizon <= after.txid) {
      return sealAfterRestore(tx, horizon);
    }
    const sealed = await seal(tx, entries);
    const last = entries.at(-1);
    const more = entries.length === batch;
    // everything older than the horizon has been seen: the next look starts there
    const reached =
      more && last ? { txid: last.txid, id: BigInt(last.id) } : { txid: horizon - 1n, id: 2n ** 62n };
    if (reached.txid !== after.txid || reached.id !== after.id) await remember(tx, reached);
    return { sealed, more };
  });
}

async function remember(tx: Tx, { txid, id }: SealPosition): Promise<void> {
  await recordInOffice(tx, office, { txid: String(txid), id: String(id) });
}

/** The cluster counts transactions anew: seals whatever has no seal, then goes on from here. */
async function sealAfterRestore(tx: Tx, horizon: bigint) {
  const entries = await entriesWithoutSeal(tx, batch);
  const sealed = await seal(tx, entries);
  const more = entries.length === batch;
  if (!more) await remember(tx, { txid: horizon - 1n, id: 2n ** 62n });
  return { sealed, more };
}

async function seal(tx: Tx, found: readonly EntryToSeal[]): Promise<number> {
  if (found.length === 0) return 0;
  const done = await sealedAmong(
    tx,
    found.map(({ id }) => id),
  );
  const byWorkspace = new Map<string, EntryToSeal[]>();
  for (const entry of found) {
    if (done.has(entry.id)) continue;
    const list = byWorkspace.get(entry.workspaceId);
    if (list) list.push(entry);
    else byWorkspace.set(entry.workspaceId, [entry]);
  }
  const heads = await sealHeads(tx, [...byWorkspace.keys()]);
  const seals = [...byWorkspace].flatMap(([workspaceId, entries]) =>
    append(heads.get(workspaceId) ?? chainStart, entries.map(leafHash)).map((made, index) => ({
      ...made,
      workspaceId,
      entryId: entries[index]?.id ?? "",
    })),
  );
  if (seals.length > 0) await insertSeals(tx, seals);
  for (const workspaceId of byWorkspace.keys()) {
    await notifyLive(tx, workspaceId, [{ kind: "audit", id: workspaceId }]);
  }
  return seals.length;
}
