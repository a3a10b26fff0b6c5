import { notifyLive } from "@/server/data/live";
import { findVersionById } from "@/server/data/workflow-versions";
import { changeWorkflow, lockWorkflow } from "@/server/data/workflows";
import { AppError, notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { workflowId } from "./workflow-input";

/** The triggers stop answering. Runs that are under way go on, on the version they began with. */
export const unpublishWorkflow = defineUseCase({
  name: "workflows.unpublish",
  kind: "mutation",
  permission: "workflows.publish",
  input: workflowId,
  async run({ tx, caller, audit }, { id }) {
    const workflow = await lockWorkflow(tx, caller.workspaceId, id);
    if (!workflow) throw notFound("workflow");
    const active =
      workflow.activeVersionId && (await findVersionById(tx, caller.workspaceId, workflow.activeVersionId));
    if (!active)
      throw new AppError("conflict", "This workflow is not published, so there is nothing to take back.");
    await changeWorkflow(tx, id, { activeVersionId: null });
    const { number } = active;
    await audit({ event: "workflow.unpublished", workflowId: id, data: { name: workflow.name, number } });
    await notifyLive(tx, caller.workspaceId, [{ kind: "workflow", id }]);
    return { ok: true as const };
  },
});
