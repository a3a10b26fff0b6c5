import { z } from "zod";
import { revokeInvitations } from "@/server/data/invitation";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Withdraws an invitation that nobody has taken: its link stops working. */
export const revokeInvitation = defineUseCase({
  name: "members.revokeInvitation",
  kind: "mutation",
  permission: "members.manage",
  input: z.strictObject({ invitationId: z.uuid() }),
  async run({ tx, caller, audit }, { invitationId }) {
    const revoked = await revokeInvitations(tx, caller.workspaceId, { id: invitationId });
    if (revoked.length === 0) throw notFound("invitation");
    await audit({ event: "invitation.revoked", data: { invitationId } });
    return { ok: true as const };
  },
});
