import { z } from "zod";
import { renameWorkspace as rename, workspaceNameOf } from "@/server/data/workspace";
import { workspaceName } from "@/server/domain/access/account";
import { defineUseCase } from "@/server/services/use-case";

export const renameWorkspace = defineUseCase({
  name: "workspace.rename",
  kind: "mutation",
  permission: "workspace.manage",
  input: z.strictObject({ name: workspaceName }),
  async run({ tx, caller, audit }, { name }) {
    const from = await workspaceNameOf(tx, caller.workspaceId);
    if (from !== name) {
      await rename(tx, caller.workspaceId, name);
      await audit({ event: "workspace.renamed", data: { from, to: name } });
    }
    return { ok: true as const };
  },
});
