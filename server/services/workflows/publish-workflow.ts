import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { namesOf } from "@/server/data/people";
import { findVersionById, insertVersion } from "@/server/data/workflow-versions";
import { changeWorkflow, lockWorkflow } from "@/server/data/workflows";
import { workspaceFacts } from "@/server/data/workspace-facts";
import { AppError, notFound } from "@/server/domain/errors";
import { hashOf } from "@/server/domain/task/payload-hash";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { errorsOf, validate } from "@/server/domain/workflow/validate";
import { specs } from "@/server/nodes/specs";
import { defineUseCase } from "@/server/services/use-case";
import { ensureAddresses } from "./ensure-addresses";
import { unsharedConnections } from "./unshared-connections";

/**
 * Freezes the draft as the next numbered version and lets its triggers answer. Runs that are under way keep theirs.
 * Throws `conflict` when the draft is not the one the person looked at, `refused` with `details.issues` when it has
 * errors (also a destructive action that can be reached without an approval).
 */
export const publishWorkflow = defineUseCase({
  name: "workflows.publish",
  kind: "mutation",
  permission: "workflows.publish",
  input: z.strictObject({
    id: z.uuid(),
    revision: z.number().int().min(0),
    note: z.string().trim().max(500).optional(),
  }),
  async run({ tx, caller, audit }, { id, revision, note = "" }) {
    const { workspaceId, userId } = caller;
    const workflow = await lockWorkflow(tx, workspaceId, id);
    if (!workflow) throw notFound("workflow");
    if (workflow.draftRevision !== revision) {
      const byName = workflow.draftBy
        ? (await namesOf(tx, [workflow.draftBy])).get(workflow.draftBy)
        : undefined;
      throw new AppError(
        "conflict",
        `${byName ?? "Somebody"} changed the draft since you looked at it. Nothing was published; look again.`,
        { revision: workflow.draftRevision },
      );
    }
    const document = readDocument(workflow.draft);
    const before =
      workflow.activeVersionId && (await findVersionById(tx, workspaceId, workflow.activeVersionId));
    const issues = [
      ...(await unsharedConnections(tx, caller, document, before ? readDocument(before.document) : null)),
      ...validate(document, specs, await workspaceFacts(tx, workspaceId)),
    ];
    const errors = errorsOf(issues);
    const [first] = errors;
    if (first) {
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
      throw new AppError("refused", `Not published yet. ${first.message}${more}`, { issues });
    }
    const hash = hashOf(document);
    const version = await insertVersion(tx, {
      workspaceId,
      workflowId: id,
      document,
      hash,
      note,
      publishedBy: userId,
    });
    await changeWorkflow(tx, id, { activeVersionId: version.id });
    await ensureAddresses(tx, workspaceId, id, document);
    const { number } = version;
    await audit({
      event: "workflow.published",
      workflowId: id,
      data: { name: workflow.name, number, hash, note },
    });
    await notifyLive(tx, workspaceId, [{ kind: "workflow", id }]);
    return { number, versionId: version.id, hash };
  },
});
