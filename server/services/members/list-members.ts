import { z } from "zod";
import { listInvitations } from "@/server/data/invitation";
import { listMembers as list } from "@/server/data/membership";
import { defineUseCase } from "@/server/services/use-case";

/** Members and open invitations. */
export const listMembers = defineUseCase({
  name: "members.list",
  kind: "query",
  permission: "members.manage",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const members = await list(tx, caller.workspaceId);
    return {
      members: members.map((member) => ({ ...member, isYou: member.userId === caller.userId })),
      invitations: await listInvitations(tx, caller.workspaceId),
    };
  },
});
