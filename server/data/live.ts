import type { Tx } from "./database";

/** The channel that every web process listens on: live pages and callers that wait for a response. */
export const liveChannel = "countersign_live";

export const changeKinds = ["task", "run", "workflow", "audit"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something changed; whoever shows it reads it again. Ids only. */
export interface Change {
  readonly kind: ChangeKind;
  readonly id: string;
}

/** Tells the listening processes, after commit, what changed; nobody when the transaction rolls back. */
export async function notifyLive(tx: Tx, workspaceId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const messages = changes.map(({ kind, id }) => JSON.stringify({ w: workspaceId, k: kind, id }));
  await tx.$queryRaw`SELECT pg_notify(${liveChannel}, m)::text FROM unnest(${messages}::text[]) AS m`;
}
