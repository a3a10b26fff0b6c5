"use client";

import { ChevronRight, CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { NodeTile } from "@/components/editor/node-look";
import { describeNode, graphFor } from "@/components/editor/store/described";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Issue } from "@/server/domain/workflow/issue";

/** What is still to fix, in the strip; a click lists it all. */
export function IssuesButton() {
  const store = useEditorStore();
  const issues = useEditor((state) => state.issues);
  const open = useEditor((state) => state.issuesOpen);
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const warnings = issues.length - errors;
  if (issues.length === 0) {
    return (
      <span className="flex items-center gap-1.5 pl-1 text-ink-3">
        <CircleCheck className="size-3.5 text-ok-ink" aria-hidden="true" />
        Nothing to fix
      </span>
    );
  }
  return (
    <>
      <Popover
        side="top"
        className="w-[440px] p-1"
        open={open}
        onOpenChange={(issuesOpen) => store.setState({ issuesOpen })}
        trigger={
          <button
            type="button"
            className={cn(
              "flex h-6 shrink-0 items-center gap-1.5 rounded-sm px-1 font-strong whitespace-nowrap hover:bg-hover",
              errors > 0 ? "text-bad-ink" : "text-wait-ink",
            )}
          >
            <ChevronRight
              className={cn("size-3.5 text-ink-3 transition-transform", open && "-rotate-90")}
              aria-hidden="true"
            />
            {errors > 0 ? (
              <CircleAlert className="size-3.5" aria-hidden="true" />
            ) : (
              <TriangleAlert className="size-3.5" aria-hidden="true" />
            )}
            {errors > 0 ? `${errors} to fix` : `${plural(warnings, "remark", "remarks")}`}
          </button>
        }
      >
        <IssueList issues={issues} onGo={() => store.setState({ issuesOpen: false })} />
      </Popover>
      <span className="min-w-0 truncate text-ink-2 max-lg:hidden">{issues[0]?.message}</span>
    </>
  );
}

/** Issues as a list; a click goes to the step, a fix mends it at once. */
export function IssueList({ issues, onGo }: { issues: readonly Issue[]; onGo: () => void }) {
  const store = useEditorStore();
  const { selectNode } = useCommands();
  const nodes = useEditor((state) => graphFor(state.document).nodes);
  return (
    <ul className="flex flex-col">
      {issues.map((issue) => {
        const node = issue.nodeId ? nodes.get(issue.nodeId) : undefined;
        const spec = node && describeNode(node, store.catalog).spec;
        const { fix } = issue;
        return (
          <li
            key={`${issue.code} ${issue.nodeId} ${issue.field} ${issue.message}`}
            className="flex items-start gap-1 rounded-md hover:bg-hover"
          >
            <button
              type="button"
              disabled={!node}
              onClick={() => {
                if (!node) return;
                selectNode(node.id, true);
                store.setState({ inspectorTab: "configure" });
                onGo();
              }}
              className="flex min-w-0 flex-1 items-start gap-2 rounded-md px-2 py-1.5 text-left text-md"
            >
              {issue.severity === "error" ? (
                <CircleAlert className="mt-1 size-3.5 text-bad-ink" aria-label="To fix" />
              ) : (
                <TriangleAlert className="mt-1 size-3.5 text-wait-ink" aria-label="Remark" />
              )}
              {node ? <NodeTile category={spec?.category} icon={spec?.icon} className="-mt-0.5" /> : null}
              <span className="min-w-0 flex-1">
                {node ? <span className="block truncate font-medium">{node.title}</span> : null}
                <span className="block text-ink-2">{issue.message}</span>
              </span>
            </button>
            {fix ? (
              <Button size="sm" className="mt-1.5 mr-1.5" onClick={() => store.apply(fix.operation)}>
                {fix.label}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
