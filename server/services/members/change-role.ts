import { z } from "zod";
import { lockMembers, setRole } from "@/server/data/membership";
import { roleName } from "@/server/domain/access/account";
import { checkRoleChange } from "@/server/domain/access/role-changes";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Gives a member another role. It counts from their next request on. */
export const changeRole = defineUseCase({
  name: "members.changeRole",
  kind: "mutation",
  permission: "members.manage",
  input: z.strictObject({ userId: z.uuid(), role: roleName }),
  async run({ tx, caller, audit }, { userId, role }) {
    const members = await lockMembers(tx, caller.workspaceId);
    const from = members.get(userId);
    if (!from) throw notFound("member");
    checkRoleChange(members.get(caller.userId) ?? caller.role, from, role, members.values());
    if (from !== role) {
      await setRole(tx, caller.workspaceId, userId, role);
      await audit({ event: "member.role_changed", data: { userId, from, to: role } });
    }
    return { ok: true as const };
  },
});
