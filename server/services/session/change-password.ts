import { z } from "zod";
import { revokeOtherSessions } from "@/server/data/session";
import { findUser, setPassword } from "@/server/data/user";
import { newPassword } from "@/server/domain/access/account";
import { AppError } from "@/server/domain/errors";
import { hashPassword } from "@/server/integrations/crypto/password";
import { defineUseCase } from "@/server/services/use-case";
import { verifyAccount } from "./verify-account";

/** Gives the caller another password, if they know the one they have, and ends all their other sessions. */
export const changePassword = defineUseCase({
  name: "session.changePassword",
  kind: "mutation",
  permission: "signed_in",
  input: z.strictObject({ current: z.string().min(1).max(1_000), password: newPassword }),
  async run({ tx, caller, audit }, { current, password }) {
    const user = await findUser(tx, caller.userId);
    if (!user || (await verifyAccount(user.email, current)) !== user.id) {
      throw new AppError(
        "refused",
        "This is not your present password, so it was not changed. After several tries an account is locked for 15 minutes.",
      );
    }
    await setPassword(tx, user.id, await hashPassword(password));
    const sessionsEnded = await revokeOtherSessions(tx, user.id, caller.sessionId);
    await audit({ event: "person.password_changed", data: { sessionsEnded } });
    return { sessionsEnded };
  },
});
