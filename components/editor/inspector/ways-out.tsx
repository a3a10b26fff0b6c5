"use client";

import { ArrowRight, Plus, X } from "lucide-react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { NodeTile } from "@/components/editor/node-look";
import { describeNode, graphFor } from "@/components/editor/store/described";
import { useCommands } from "@/components/editor/use-commands";
import { Section } from "@/components/form/form-row";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { edgesFromPort } from "@/server/domain/workflow/graph";

/** Every way out with the steps behind it: wires drawn and cut without a mouse. */
export function WaysOut({ node }: { node: WorkflowNode }) {
  const store = useEditorStore();
  const { pickAfter, selectNode } = useCommands();
  const graph = useEditor((state) => graphFor(state.document));
  const { ports } = describeNode(node, store.catalog);
  return (
    <Section title={ports.length > 1 ? "Ways out" : "Goes on to"}>
      <ul className="flex flex-col gap-2">
        {ports.map((port) => (
          <li key={port.id} className="flex flex-col gap-1">
            {ports.length > 1 ? <span className="text-sm font-strong text-ink-2">{port.label}</span> : null}
            {edgesFromPort(graph, node.id, port.id).map((edge) => {
              const target = graph.nodes.get(edge.to);
              const spec = target && describeNode(target, store.catalog).spec;
              return (
                <div key={edge.id} className="flex items-center gap-1.5">
                  <ArrowRight className="size-3 text-ink-3" aria-hidden="true" />
                  <button
                    type="button"
                    onClick={() => selectNode(edge.to)}
                    className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-1 text-left hover:bg-hover"
                  >
                    <NodeTile category={spec?.category} icon={spec?.icon} className="size-5" />
                    <span className="truncate">{target?.title ?? "A step that is gone"}</span>
                  </button>
                  <IconButton
                    label={`Cut the wire to ${target?.title ?? "it"}`}
                    size="sm"
                    className="size-6"
                    icon={<X />}
                    onClick={() => store.apply({ type: "remove_edges", edgeIds: [edge.id] })}
                  />
                </div>
              );
            })}
            <Button
              size="sm"
              variant="quiet"
              icon={<Plus />}
              className="-ml-2 self-start"
              onClick={() => pickAfter(node.id, port.id)}
            >
              Add or connect a step
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
