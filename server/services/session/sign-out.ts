import { record } from "@/server/data/audit";
import { transact } from "@/server/data/database";
import { findCaller, revokeSession } from "@/server/data/session";
import { hashToken, tokenText } from "@/server/integrations/crypto/token";

/** Ends the session of a token. A token that opens nothing any more is left alone. */
export async function signOut(token: unknown): Promise<void> {
  const parsed = tokenText.safeParse(token);
  if (!parsed.success) return;
  await transact(async (tx) => {
    const caller = await findCaller(tx, hashToken(parsed.data));
    if (!caller || !(await revokeSession(tx, caller.userId, caller.sessionId))) return;
    await record(tx, caller.workspaceId, [
      {
        event: "person.signed_out",
        actor: { kind: "person", id: caller.userId },
        data: { sessionId: caller.sessionId },
      },
    ]);
  });
}
