"use client";

import { Play, Redo2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useMemo, useState } from "react";
import { useEditor, useEditorStore, useWorkflowId } from "@/components/editor/editor-context";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { diffDocuments } from "@/server/domain/workflow/diff";
import type { OpenedWorkflow } from "../opened-workflow";
import { PublishDialog } from "./publish-dialog";
import { RunNowDialog } from "./run-now-dialog";
import { SaveStatus } from "./save-status";
import { WorkflowMenu } from "./workflow-menu";
import { WorkflowName } from "./workflow-name";

/** The 48 px bar: where one is, whether it is saved and live, and what one can do with it. */
export function TopBar({ workflow }: { workflow: OpenedWorkflow }) {
  const store = useEditorStore();
  const { undo, redo } = useCommands();
  const { can } = useSession();
  const [dialog, setDialog] = useState<"publish" | "run" | null>(null);
  const readOnly = useEditor((state) => state.readOnly);
  const mayUndo = useEditor((state) => state.undoStack.length > 0);
  const mayRedo = useEditor((state) => state.redoStack.length > 0);
  const document = useDeferredValue(useEditor((state) => state.document));
  const { activeVersion } = workflow;
  const diff = useMemo(
    () => diffDocuments(activeVersion?.document ?? null, document, store.catalog),
    [activeVersion, document, store],
  );
  const hasManual = document.nodes.some((node) => node.kind === "manual_trigger");
  const liveManual = activeVersion?.document.nodes.some((node) => node.kind === "manual_trigger");
  const changed = activeVersion ? diff.count : 0;

  return (
    <header className="grid h-12 shrink-0 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-3 border-b border-line bg-surface pr-3 pl-4 max-[900px]:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-center gap-3">
        <div className="flex min-w-0 shrink items-center gap-1.5">
          <Link href="/workflows" className="rounded-sm text-ink-3 hover:text-ink">
            Workflows
          </Link>
          <span className="text-ink-3" aria-hidden="true">
            /
          </span>
          <WorkflowName name={workflow.name} readOnly={readOnly} />
        </div>
        <LivePill live={activeVersion?.number ?? null} changed={changed} />
        <div className="min-w-0 shrink-[2] max-[900px]:hidden">
          <SaveStatus />
        </div>
      </div>
      <BuildOrRuns />
      {readOnly ? null : (
        <div className="flex items-center justify-end gap-1.5">
          <IconButton
            label="Undo"
            keys="mod+z"
            size="sm"
            className={bareClass}
            icon={<Undo2 />}
            disabled={!mayUndo}
            onClick={undo}
          />
          <IconButton
            label="Redo"
            keys="mod+shift+z"
            size="sm"
            className={bareClass}
            icon={<Redo2 />}
            disabled={!mayRedo}
            onClick={redo}
          />
          <WorkflowMenu workflow={workflow} />
          <span className="mx-1 h-4 w-px bg-line" aria-hidden="true" />
          {hasManual && can("runs.start") ? (
            <Button
              size="sm"
              icon={<Play />}
              disabled={!liveManual}
              title={liveManual ? undefined : "Publish it first"}
              onClick={() => setDialog("run")}
            >
              Run now
            </Button>
          ) : null}
          {can("workflows.publish") ? (
            <Button size="sm" variant="primary" onClick={() => setDialog("publish")}>
              Publish
              {changed > 0 ? (
                <span className="num -mr-1 rounded-sm bg-[oklch(0_0_0/0.2)] px-[5px] text-xs leading-4 font-medium">
                  {changed} {changed === 1 ? "change" : "changes"}
                </span>
              ) : null}
            </Button>
          ) : null}
        </div>
      )}
      {dialog === "publish" ? (
        <PublishDialog workflow={workflow} diff={diff} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === "run" && activeVersion ? (
        <RunNowDialog document={activeVersion.document} onClose={() => setDialog(null)} />
      ) : null}
    </header>
  );
}

const bareClass = "disabled:border-transparent disabled:bg-transparent disabled:opacity-50";

function LivePill({ live, changed }: { live: number | null; changed: number }) {
  return (
    <span className="num flex h-[22px] shrink-0 items-center gap-1.5 rounded-full px-2 text-sm font-medium text-ink-2 inset-ring inset-ring-line">
      {live === null ? (
        "Draft"
      ) : (
        <>
          {changed > 0 ? (
            <>
              Draft<span className="text-ink-3">·</span>
            </>
          ) : null}
          <span className="size-1.5 rounded-full bg-ok" aria-hidden="true" />v{live} live
        </>
      )}
    </span>
  );
}

const tabClass = "h-6 rounded-md px-3 leading-6 font-medium";

/** The two sides of a workflow, in the middle of the bar. */
function BuildOrRuns() {
  const id = useWorkflowId();
  return (
    <nav aria-label="Workflow" className="flex gap-0.5 rounded-lg bg-sunken p-0.5">
      <span aria-current="page" className={cn(tabClass, "bg-raised ring ring-line")}>
        Build
      </span>
      <Link href={`/runs?workflow=${id}`} className={cn(tabClass, "text-ink-2 hover:text-ink")}>
        Runs
      </Link>
    </nav>
  );
}
