import { namesOf } from "@/server/data/people";
import { findWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { env } from "@/server/env";
import { defineUseCase } from "@/server/services/use-case";
import { workflowId } from "./workflow-input";

/** Everything the editor opens with: the draft, the live version and the addresses of its triggers. */
export const getWorkflow = defineUseCase({
  name: "workflows.get",
  kind: "query",
  permission: "workflows.edit",
  input: workflowId,
  async run({ tx, caller }, { id }) {
    const found = await findWorkflow(tx, caller.workspaceId, id);
    if (!found) throw notFound("workflow");
    const { activeVersion } = found;
    const names = await namesOf(tx, [activeVersion?.publishedBy ?? null]);
    return {
      id,
      name: found.name,
      description: found.description,
      revision: found.draftRevision,
      document: readDocument(found.draft),
      activeVersion: activeVersion && {
        id: activeVersion.id,
        number: activeVersion.number,
        publishedAt: activeVersion.publishedAt,
        publishedByName: names.get(activeVersion.publishedBy) ?? null,
        document: readDocument(activeVersion.document),
      },
      addresses: found.addresses.map(({ nodeId, kind, token, secret }) => ({
        nodeId,
        kind,
        url: `${env().COUNTERSIGN_URL}/${kind === "form" ? "f" : "hooks"}/${token}`,
        hasSecret: secret !== null,
      })),
    };
  },
});
