"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { type ComponentType, useMemo } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { describeNode } from "@/components/editor/store/described";
import { configure } from "@/components/editor/store/edits";
import type { NodeFormProps } from "@/components/form/node-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { JsonObject } from "@/server/domain/json";
import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import type { Issue } from "@/server/domain/workflow/issue";
import { forms } from "@/server/nodes/forms";
import { isNodeKind } from "@/server/nodes/specs";

/**
 * The forms without their config types. Sound because a form is only given what its own node's schema has parsed,
 * and what it gives back goes through `configure` and is validated again.
 */
type AnyForm = ComponentType<NodeFormProps<unknown>>;

/** The node's own form, and above it what concerns the step as a whole. */
export function ConfigureTab({ node }: { node: WorkflowNode }) {
  const store = useEditorStore();
  const all = useEditor((state) => state.issues);
  const issues = useMemo(() => all.filter((issue) => issue.nodeId === node.id), [all, node.id]);
  const { spec, config, parsed } = describeNode(node, store.catalog);
  const Form = isNodeKind(node.kind) ? (forms[node.kind] as AnyForm) : null;
  const set = (next: unknown) =>
    store.apply(
      configure(
        { document: store.getState().document, catalog: store.catalog, random: Math.random },
        node.id,
        next as JsonObject,
      ),
    );

  if (!spec || !Form) {
    return (
      <Callout tone="bad" className="m-4">
        This kind of step is not known here. Remove it.
      </Callout>
    );
  }
  if (!parsed) {
    return (
      <Callout
        tone="bad"
        className="m-4"
        title="These settings cannot be read"
        action={
          <Button size="sm" onClick={() => set(structuredClone(spec.start))}>
            Start afresh
          </Button>
        }
      >
        They come from another version. Nothing is lost until you start afresh.
      </Callout>
    );
  }
  return (
    <>
      <StepIssues issues={issues} />
      <Form nodeId={node.id} config={config} onChange={set} issues={issues} />
    </>
  );
}

/** Issues that no single setting can show: wires, reach, values, risk. */
function StepIssues({ issues }: { issues: readonly Issue[] }) {
  const store = useEditorStore();
  const shown = issues.filter((issue) => issue.code !== "config");
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 border-b border-line px-4 py-3">
      {shown.map((issue) => (
        <li key={`${issue.code} ${issue.message}`} className="flex items-start gap-2">
          {issue.severity === "error" ? (
            <CircleAlert className="mt-[3px] size-3.5 text-bad-ink" aria-label="To fix" />
          ) : (
            <TriangleAlert className="mt-[3px] size-3.5 text-wait-ink" aria-label="Remark" />
          )}
          <span className={issue.severity === "error" ? "flex-1 text-bad-ink" : "flex-1 text-ink-2"}>
            {issue.message}
          </span>
          {issue.fix ? (
            <Button size="sm" onClick={() => store.apply(fixOf(issue, store.getState().document))}>
              {issue.fix.label}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A fix is made from the drawing it was found in; nothing is done when that has changed since. */
function fixOf(issue: Issue, document: WorkflowDocument) {
  const exists = issue.nodeId === null || document.nodes.some((node) => node.id === issue.nodeId);
  return exists ? (issue.fix?.operation ?? null) : null;
}
