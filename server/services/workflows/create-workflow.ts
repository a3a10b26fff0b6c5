import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { insertWorkflow } from "@/server/data/workflows";
import { emptyDocument } from "@/server/domain/workflow/document";
import { defineUseCase } from "@/server/services/use-case";
import { workflowName } from "./workflow-input";

/** An empty drawing of one's own. */
export const createWorkflow = defineUseCase({
  name: "workflows.create",
  kind: "mutation",
  permission: "workflows.edit",
  input: z.strictObject({ name: workflowName }),
  async run({ tx, caller, audit }, { name }) {
    const { workspaceId, userId } = caller;
    const id = await insertWorkflow(tx, {
      workspaceId,
      name,
      description: "",
      document: emptyDocument,
      by: userId,
    });
    await audit({ event: "workflow.created", workflowId: id, data: { name, templateId: null } });
    await notifyLive(tx, workspaceId, [{ kind: "workflow", id }]);
    return { id };
  },
});
