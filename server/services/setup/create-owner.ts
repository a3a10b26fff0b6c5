import { z } from "zod";
import { record } from "@/server/data/audit";
import { insertMember } from "@/server/data/membership";
import { insertUser } from "@/server/data/user";
import { closeSetup, insertWorkspace } from "@/server/data/workspace";
import { emailAddress, newPassword, personName, workspaceName } from "@/server/domain/access/account";
import { AppError } from "@/server/domain/errors";
import { hashPassword } from "@/server/integrations/crypto/password";
import { definePublicUseCase } from "@/server/services/public-use-case";

/** Makes the first workspace and its owner. Works once in the life of a database, then answers `gone` for ever. */
export const createOwner = definePublicUseCase({
  name: "setup.createOwner",
  kind: "mutation",
  input: z.strictObject({ name: personName, email: emailAddress, password: newPassword, workspaceName }),
  async run(tx, { name, email, password, workspaceName }) {
    if (!(await closeSetup(tx))) {
      throw new AppError(
        "gone",
        "This Countersign has an owner already. Sign in, or ask them to invite you.",
      );
    }
    const workspace = await insertWorkspace(tx, workspaceName);
    const user = await insertUser(tx, { email, name, passwordHash: await hashPassword(password) });
    await insertMember(tx, workspace.id, user.id, "owner");
    const actor = { kind: "person", id: user.id } as const;
    await record(tx, workspace.id, [
      { event: "workspace.created", actor, data: { name: workspaceName } },
      { event: "member.joined", actor, data: { userId: user.id, role: "owner" } },
    ]);
    return { ok: true as const };
  },
});
