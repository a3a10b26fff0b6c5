import { notifyLive } from "@/server/data/live";
import { changeWorkflow, lockWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { workflowId } from "./workflow-input";

/** Takes a workflow out of sight and stops its triggers. Its runs, versions and records stay; open runs go on. */
export const archiveWorkflow = defineUseCase({
  name: "workflows.archive",
  kind: "mutation",
  permission: "workflows.publish",
  input: workflowId,
  async run({ tx, caller, audit }, { id }) {
    const workflow = await lockWorkflow(tx, caller.workspaceId, id);
    if (!workflow) throw notFound("workflow");
    await changeWorkflow(tx, id, { activeVersionId: null, archivedAt: new Date() });
    await audit({ event: "workflow.archived", workflowId: id, data: { name: workflow.name } });
    await notifyLive(tx, caller.workspaceId, [{ kind: "workflow", id }]);
    return { ok: true as const };
  },
});
