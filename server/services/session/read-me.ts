import { z } from "zod";
import { workspacesOf } from "@/server/data/membership";
import { findUser } from "@/server/data/user";
import { permissionsOf } from "@/server/domain/access/roles";
import { AppError } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";

/** Who is signed in, where, and what they may do. */
export const readMe = defineUseCase({
  name: "session.me",
  kind: "query",
  permission: "signed_in",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const user = await findUser(tx, caller.userId);
    const workspaces = await workspacesOf(tx, caller.userId);
    const workspace = workspaces.find(({ id }) => id === caller.workspaceId);
    if (!user || !workspace) throw new AppError("not_signed_in", "Sign in to go on.");
    return {
      user,
      workspace: { id: workspace.id, name: workspace.name },
      role: caller.role,
      permissions: permissionsOf(caller.role),
      workspaces,
    };
  },
});
