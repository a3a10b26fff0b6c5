import { namesOf } from "@/server/data/people";
import { listVersions as listRows } from "@/server/data/workflow-versions";
import { findWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import { defineUseCase } from "@/server/services/use-case";
import { workflowId } from "./workflow-input";

/** Every published version, the latest first. */
export const listVersions = defineUseCase({
  name: "workflows.versions",
  kind: "query",
  permission: "workflows.edit",
  input: workflowId,
  async run({ tx, caller }, { id }) {
    const workflow = await findWorkflow(tx, caller.workspaceId, id);
    if (!workflow) throw notFound("workflow");
    const versions = await listRows(tx, caller.workspaceId, id);
    const names = await namesOf(
      tx,
      versions.map(({ publishedBy }) => publishedBy),
    );
    return versions.map(({ id: versionId, number, publishedAt, publishedBy, note, hash }) => ({
      number,
      publishedAt,
      byName: names.get(publishedBy) ?? null,
      note,
      hash,
      active: versionId === workflow.activeVersionId,
    }));
  },
});
