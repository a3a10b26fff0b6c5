import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { changeWorkflow, lockWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { workflowName } from "./workflow-input";

/** A new name, and a new description if one is given. Running runs keep what they recorded. */
export const renameWorkflow = defineUseCase({
  name: "workflows.rename",
  kind: "mutation",
  permission: "workflows.edit",
  input: z.strictObject({
    id: z.uuid(),
    name: workflowName,
    description: z.string().trim().max(500).optional(),
  }),
  async run({ tx, caller, audit }, { id, name, description }) {
    const workflow = await lockWorkflow(tx, caller.workspaceId, id);
    if (!workflow) throw notFound("workflow");
    await changeWorkflow(tx, id, { name, description });
    if (name !== workflow.name) {
      await audit({ event: "workflow.renamed", workflowId: id, data: { from: workflow.name, to: name } });
    }
    await notifyLive(tx, caller.workspaceId, [{ kind: "workflow", id }]);
    return { ok: true as const };
  },
});
