import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { namesOf } from "@/server/data/people";
import { findRevision, type LockedWorkflow, lockWorkflow, saveDraft } from "@/server/data/workflows";
import { AppError, notFound } from "@/server/domain/errors";
import { hashOf } from "@/server/domain/task/payload-hash";
import { applyOperations } from "@/server/domain/workflow/apply";
import { type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { operation } from "@/server/domain/workflow/operations";
import { defineUseCase, type Work } from "@/server/services/use-case";
import { ensureAddresses } from "./ensure-addresses";

/** Largest drawing, as JSON in UTF-8 bytes. */
export const maxDocumentBytes = 1024 * 1024;

export type Saved =
  | { status: "saved"; revision: number }
  | {
      status: "conflict";
      revision: number;
      document: WorkflowDocument;
      byName: string | null;
      at: Date;
    };

/**
 * Applies edits to the draft if nobody saved in between; else nothing is changed and the newer draft comes back with
 * who made it. A repeat of a save whose answer was lost is recognised and answered as saved.
 */
export const saveWorkflow = defineUseCase({
  name: "workflows.save",
  kind: "mutation",
  permission: "workflows.edit",
  input: z.strictObject({
    id: z.uuid(),
    baseRevision: z.number().int().min(0),
    operations: z.array(operation).min(1).max(2_000),
  }),
  async run(work, { id, baseRevision, operations }): Promise<Saved> {
    const { tx, caller } = work;
    const workflow = await lockWorkflow(tx, caller.workspaceId, id);
    if (!workflow) throw notFound("workflow");
    if (workflow.draftRevision !== baseRevision) return behind(work, workflow, baseRevision, operations);

    const document = checked(applyOperations(readDocument(workflow.draft), operations));
    const revision = baseRevision + 1;
    await saveDraft(tx, id, { revision, document, operations, by: caller.userId });
    await ensureAddresses(tx, caller.workspaceId, id, document);
    await notifyLive(tx, caller.workspaceId, [{ kind: "workflow", id }]);
    return { status: "saved", revision };
  },
});

/** Edits are checked one by one, the result as a whole: it may have outgrown what a document can be. */
function checked(document: WorkflowDocument): WorkflowDocument {
  const parsed = workflowDocument.parse(document);
  if (Buffer.byteLength(JSON.stringify(parsed)) > maxDocumentBytes) {
    throw new AppError(
      "too_large",
      "This drawing would be larger than 1 MiB, so the last change was not saved. Shorten a long text in a step.",
    );
  }
  return parsed;
}

async function behind(
  { tx, caller }: Work,
  workflow: LockedWorkflow,
  baseRevision: number,
  operations: readonly unknown[],
): Promise<Saved> {
  const { id, draftRevision: revision, draftBy } = workflow;
  const latest = await findRevision(tx, id, revision);
  const isRepeat =
    revision === baseRevision + 1 &&
    latest?.userId === caller.userId &&
    hashOf(latest.operations) === hashOf(operations);
  if (isRepeat) return { status: "saved", revision };
  const byName = draftBy ? ((await namesOf(tx, [draftBy])).get(draftBy) ?? null) : null;
  return {
    status: "conflict",
    revision,
    document: readDocument(workflow.draft),
    byName,
    at: latest?.createdAt ?? workflow.updatedAt,
  };
}
