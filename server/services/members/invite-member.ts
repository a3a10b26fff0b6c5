import { z } from "zod";
import { insertInvitation, revokeInvitations } from "@/server/data/invitation";
import { isMemberByEmail } from "@/server/data/membership";
import { emailAddress, roleName } from "@/server/domain/access/account";
import { checkRoleChange } from "@/server/domain/access/role-changes";
import { AppError } from "@/server/domain/errors";
import { env } from "@/server/env";
import { newToken } from "@/server/integrations/crypto/token";
import { defineUseCase } from "@/server/services/use-case";

const invitationDays = 7;

/**
 * Makes a link by which one person may join with a role: shown once, works once, for seven days. An earlier open
 * invitation to the same address stops working.
 */
export const inviteMember = defineUseCase({
  name: "members.invite",
  kind: "mutation",
  permission: "members.manage",
  input: z.strictObject({ email: emailAddress, role: roleName }),
  async run({ tx, caller, audit }, { email, role }) {
    checkRoleChange(caller.role, null, role, []);
    if (await isMemberByEmail(tx, caller.workspaceId, email)) {
      throw new AppError("conflict", `${email} is a member already. Change their role in the list.`);
    }
    for (const invitationId of await revokeInvitations(tx, caller.workspaceId, { email })) {
      await audit({ event: "invitation.revoked", data: { invitationId } });
    }
    const { token, hash } = newToken();
    const expiresAt = new Date(Date.now() + invitationDays * 86_400_000);
    const { id } = await insertInvitation(tx, {
      workspaceId: caller.workspaceId,
      email,
      role,
      tokenHash: hash,
      invitedBy: caller.userId,
      expiresAt,
    });
    await audit({ event: "member.invited", data: { invitationId: id, role } });
    return { link: `${env().COUNTERSIGN_URL}/join/${token}`, expiresAt };
  },
});
