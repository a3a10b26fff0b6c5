import type { Tx } from "./database";

/** The channel that every web process listens on: live pages and callers that wait for a response. */
export const liveChannel = "countersign_live";

/** Tells the listening processes, after commit, what changed. Ids only. */
export async function notifyLive(
  tx: Tx,
  workspaceId: string,
  changes: readonly { kind: "run" | "task" | "workflow" | "audit"; id: string }[],
): Promise<void> {
  if (changes.length === 0) return;
  const messages = changes.map(({ kind, id }) => JSON.stringify({ w: workspaceId, k: kind, id }));
  await tx.$queryRaw`SELECT pg_notify(${liveChannel}, m)::text FROM unnest(${messages}::text[]) AS m`;
}
