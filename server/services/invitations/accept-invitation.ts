import { z } from "zod";
import { record } from "@/server/data/audit";
import type { Tx } from "@/server/data/database";
import { type FoundInvitation, lockInvitation, markAccepted } from "@/server/data/invitation";
import { insertMember, isMemberByEmail } from "@/server/data/membership";
import { findUserByEmail, insertUser } from "@/server/data/user";
import { newPassword, personName } from "@/server/domain/access/account";
import { AppError, notFound } from "@/server/domain/errors";
import { hashPassword } from "@/server/integrations/crypto/password";
import { hashToken, tokenText } from "@/server/integrations/crypto/token";
import { definePublicUseCase } from "@/server/services/public-use-case";
import { verifyAccount } from "@/server/services/session/verify-account";

/**
 * Joins a workspace by an invitation's link, once. A new person chooses a name and a password; who has an account
 * already proves it with its password.
 */
export const acceptInvitation = definePublicUseCase({
  name: "invitations.accept",
  kind: "mutation",
  input: z.strictObject({ token: tokenText, name: personName, password: newPassword }),
  async run(tx, { token, name, password }) {
    const invitation = await lockInvitation(tx, hashToken(token));
    if (!invitation) throw notFound("invitation");
    if (invitation.state !== "open") {
      throw new AppError("gone", "This invitation was used, withdrawn or has run out. Ask for a new one.");
    }
    if (await isMemberByEmail(tx, invitation.workspaceId, invitation.email)) {
      throw new AppError("conflict", "You are a member of this workspace already. Sign in.");
    }
    const userId = await accountFor(tx, invitation, name, password);
    await insertMember(tx, invitation.workspaceId, userId, invitation.role);
    await markAccepted(tx, invitation.id);
    const actor = { kind: "person", id: userId } as const;
    await record(tx, invitation.workspaceId, [
      { event: "member.joined", actor, data: { userId, role: invitation.role } },
    ]);
    return { ok: true as const };
  },
});

async function accountFor(
  tx: Tx,
  { email }: FoundInvitation,
  name: string,
  password: string,
): Promise<string> {
  if (await findUserByEmail(tx, email)) {
    const userId = await verifyAccount(email, password);
    if (userId) return userId;
    throw new AppError(
      "refused",
      `There is an account for ${email}, and this is not its password (or it is locked for a few minutes).`,
    );
  }
  const { id } = await insertUser(tx, { email, name, passwordHash: await hashPassword(password) });
  return id;
}
