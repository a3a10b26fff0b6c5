import { z } from "zod";
import { listMembers } from "@/server/data/membership";
import { defineUseCase } from "@/server/services/use-case";

/** Members by name and role, without their addresses: for pickers and for naming people on screens. */
export const memberOptions = defineUseCase({
  name: "members.options",
  kind: "query",
  permission: "signed_in",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const members = await listMembers(tx, caller.workspaceId);
    return members.map(({ userId, name, role }) => ({ userId, name, role }));
  },
});
