"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { IssueList } from "@/components/editor/canvas/issues-panel";
import { useEditor, useEditorStore, useWorkflowId } from "@/components/editor/editor-context";
import type { OpenedWorkflow } from "@/components/editor/opened-workflow";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DocumentDiff } from "@/server/domain/workflow/diff";
import { DiffList } from "./diff-list";
import { PublishedDialog } from "./published-dialog";

export interface PublishDialogProps {
  workflow: OpenedWorkflow;
  diff: DocumentDiff;
  onClose: () => void;
}

/** What will be live, what is in the way, and a note for the record; afterwards the addresses that answer. */
export function PublishDialog({ workflow, diff, onClose }: PublishDialogProps) {
  const store = useEditorStore();
  const id = useWorkflowId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [note, setNote] = useState("");
  const issues = useEditor((state) => state.issues);
  const save = useEditor((state) => state.save);
  const revision = useEditor((state) => state.revision);
  const errors = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.filter((issue) => issue.severity === "warning");
  const publish = useMutation(
    trpc.workflows.publish.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.workflows.pathFilter()),
    }),
  );
  useEffect(() => void store.flush(), [store]);

  if (publish.data)
    return <PublishedDialog number={publish.data.number} workflow={workflow} onClose={onClose} />;
  const { activeVersion } = workflow;
  const same = activeVersion !== null && diff.count === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={activeVersion ? `Publish over v${activeVersion.number}` : "Publish the first version"}
      description="Triggers answer with the new version from then on. Runs under way go on with theirs."
      footer={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            variant="primary"
            loading={publish.isPending || (save.status !== "saved" && save.status !== "failed")}
            disabled={errors.length > 0 || save.status === "failed"}
            onClick={() => publish.mutate({ id, revision, note: note.trim() || undefined })}
          >
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {errors.length > 0 ? (
          <div>
            <h3 className="mb-1 font-strong text-bad-ink">To fix first</h3>
            <IssueList issues={errors} onGo={onClose} />
          </div>
        ) : null}
        {warnings.length > 0 ? (
          <div>
            <h3 className="mb-1 font-strong">Worth a look</h3>
            <IssueList issues={warnings} onGo={onClose} />
          </div>
        ) : null}
        <div>
          <h3 className="mb-1 font-strong">What changes</h3>
          {same ? (
            <p className="text-ink-2">Nothing: the live version is exactly this.</p>
          ) : (
            <DiffList diff={diff} />
          )}
        </div>
        <Field label="Note for the record" optional>
          <Textarea rows={2} maxLength={500} value={note} onValueChange={setNote} />
        </Field>
        {publish.error ? (
          <Callout tone="bad" live>
            {errorText(publish.error)}
          </Callout>
        ) : null}
      </div>
    </Dialog>
  );
}
