import { z } from "zod";
import { record } from "@/server/data/audit";
import { revokeSession as revoke } from "@/server/data/session";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Ends one of the caller's own sessions: its next request is refused. On record in the workspace it worked in. */
export const revokeSession = defineUseCase({
  name: "session.revoke",
  kind: "mutation",
  permission: "signed_in",
  input: z.strictObject({ sessionId: z.uuid() }),
  async run({ tx, caller }, { sessionId }) {
    const workspaceId = await revoke(tx, caller.userId, sessionId);
    if (!workspaceId) throw notFound("session");
    const actor = { kind: "person", id: caller.userId } as const;
    await record(tx, workspaceId, [
      { event: "session.revoked", actor, data: { sessionId, userId: caller.userId } },
    ]);
    return { ok: true as const };
  },
});
