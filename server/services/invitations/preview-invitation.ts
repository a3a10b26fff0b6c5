import { z } from "zod";
import { lockInvitation } from "@/server/data/invitation";
import { findUserByEmail } from "@/server/data/user";
import { AppError, notFound } from "@/server/domain/errors";
import { hashToken, tokenText } from "@/server/integrations/crypto/token";
import { definePublicUseCase } from "@/server/services/public-use-case";

/** What the holder of an invitation's link is invited to. Throws `gone` when it was used or withdrawn. */
export const previewInvitation = definePublicUseCase({
  name: "invitations.preview",
  kind: "query",
  input: z.strictObject({ token: tokenText }),
  async run(tx, { token }) {
    const invitation = await lockInvitation(tx, hashToken(token));
    if (!invitation) throw notFound("invitation");
    const { workspaceName, role, email, state } = invitation;
    if (state === "used") {
      throw new AppError("gone", "This invitation was used or withdrawn. Ask for a new one, or sign in.");
    }
    const hasAccount = (await findUserByEmail(tx, email)) !== null;
    return { workspaceName, role, email, hasAccount, expired: state === "expired" };
  },
});
