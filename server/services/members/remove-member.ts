import { z } from "zod";
import { deleteMember, lockMembers } from "@/server/data/membership";
import { revokeSessionsIn } from "@/server/data/session";
import { checkRoleChange } from "@/server/domain/access/role-changes";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Takes a person out of the workspace and ends their sessions in it, in one transaction. Their record stays. */
export const removeMember = defineUseCase({
  name: "members.remove",
  kind: "mutation",
  permission: "members.manage",
  input: z.strictObject({ userId: z.uuid() }),
  async run({ tx, caller, audit }, { userId }) {
    const members = await lockMembers(tx, caller.workspaceId);
    const role = members.get(userId);
    if (!role) throw notFound("member");
    checkRoleChange(members.get(caller.userId) ?? caller.role, role, null, members.values());
    await deleteMember(tx, caller.workspaceId, userId);
    await revokeSessionsIn(tx, caller.workspaceId, userId);
    await audit({ event: "member.removed", data: { userId, role } });
    return { ok: true as const };
  },
});
