import { z } from "zod";
import { record } from "@/server/data/audit";
import { workspacesOf } from "@/server/data/membership";
import { moveSession } from "@/server/data/session";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Goes on in another workspace that the caller is a member of; for that one's record, they sign in. */
export const switchWorkspace = defineUseCase({
  name: "session.switchWorkspace",
  kind: "mutation",
  permission: "signed_in",
  input: z.strictObject({ workspaceId: z.uuid() }),
  async run({ tx, caller }, { workspaceId }) {
    const workspaces = await workspacesOf(tx, caller.userId);
    if (!workspaces.some(({ id }) => id === workspaceId)) throw notFound("workspace");
    await moveSession(tx, caller.sessionId, workspaceId);
    const actor = { kind: "person", id: caller.userId } as const;
    await record(tx, workspaceId, [
      { event: "person.signed_in", actor, data: { sessionId: caller.sessionId } },
    ]);
    return { ok: true as const };
  },
});
