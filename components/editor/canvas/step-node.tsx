"use client";

import { Handle, type NodeProps, Position, useUpdateNodeInternals } from "@xyflow/react";
import { CircleAlert, Plus } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { describeNode, graphFor } from "@/components/editor/store/described";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { CardBadge } from "./card-badge";
import { inHandle, type StepFlowNode } from "./flow-nodes";
import { NodeCard } from "./node-card";
import { SentenceView, shownSentence } from "./sentence-view";
import { TitleInput } from "./title-input";

const handleClass =
  "!size-2.5 !min-h-0 !min-w-0 !rounded-full !border-0 !bg-surface inset-ring-[1.5px] inset-ring-control";

/** A step on the canvas: the card with its ways in and out. Redraws only when itself or what it quotes changes. */
export const StepNode = memo(function StepNode({ id, data: { node }, selected }: NodeProps<StepFlowNode>) {
  const store = useEditorStore();
  const { spec, ports, summary } = describeNode(node, store.catalog);
  const sentence = useEditor(
    useShallow((state) =>
      shownSentence(state.document, store.catalog, summary).flatMap(({ text, hue }) => [text, hue]),
    ),
  );
  const toFix = useEditor(
    (state) => state.issues.filter((issue) => issue.nodeId === id && issue.severity === "error").length,
  );
  const taken = useEditor((state) =>
    (graphFor(state.document).outgoing.get(id) ?? []).map((edge) => edge.from.port).join(" "),
  );
  const renaming = useEditor((state) => state.renaming === id);
  useMovedPorts(id, ports.map((port) => port.id).join(" "));
  const takenPorts = taken.split(" ");

  return (
    <div className="group/card">
      <NodeCard
        category={spec?.category}
        icon={spec?.icon}
        title={renaming ? <TitleInput nodeId={id} title={node.title} /> : node.title}
        sentence={<SentenceView parts={partsOf(sentence)} />}
        ports={ports}
        ring={selected ? "selected" : "none"}
        badge={
          toFix > 0 ? (
            <CardBadge tone="bad" icon={<CircleAlert />}>
              {toFix} to fix
            </CardBadge>
          ) : null
        }
        top={
          spec?.category === "trigger" ? null : (
            <Handle
              id={inHandle}
              type="target"
              position={Position.Top}
              className={cn(handleClass, selected && "inset-ring-accent")}
            />
          )
        }
        portAt={(portId, index) => (
          <OutPort
            node={id}
            port={portId}
            label={ports[index]?.label ?? portId}
            free={!takenPorts.includes(portId)}
            selected={selected}
          />
        )}
      />
    </div>
  );
});

function partsOf(flat: readonly (string | undefined)[]) {
  const parts = [];
  for (let index = 0; index < flat.length; index += 2) {
    parts.push({
      text: flat[index] ?? "",
      hue: flat[index + 1] as ReturnType<typeof shownSentence>[0]["hue"],
    });
  }
  return parts;
}

/** A way out. Free ones become a plus while the pointer is on the card; a click opens the picker, a drag draws a wire. */
function OutPort(props: { node: string; port: string; label: string; free: boolean; selected: boolean }) {
  const { node, port, label, free, selected } = props;
  const readOnly = useEditor((state) => state.readOnly);
  const picking = useEditor(
    (state) => state.picker?.after?.node === node && state.picker.after.port === port,
  );
  const { pickAfter } = useCommands();
  return (
    <Handle
      id={port}
      type="source"
      position={Position.Bottom}
      isConnectable={!readOnly}
      className={cn(
        handleClass,
        "grid place-items-center",
        selected && "inset-ring-accent",
        picking && "!bg-accent inset-ring-accent",
      )}
    >
      {readOnly ? null : (
        <button
          type="button"
          tabIndex={selected ? 0 : -1}
          aria-label={`Add a step after ${label}`}
          onClick={(event) => {
            event.stopPropagation();
            pickAfter(node, port);
          }}
          className={cn(
            "nodrag absolute grid size-[18px] cursor-crosshair place-items-center rounded-full bg-accent-fill text-on-accent opacity-0 transition-opacity focus-visible:opacity-100",
            free ? "group-hover/card:opacity-100" : "hover:opacity-100",
          )}
        >
          <Plus className="size-3 stroke-[2.5]" aria-hidden="true" />
        </button>
      )}
    </Handle>
  );
}

/** React Flow measures handles once; when the ways out change it must look again. */
function useMovedPorts(nodeId: string, ports: string): void {
  const update = useUpdateNodeInternals();
  const measured = useRef(ports);
  useEffect(() => {
    if (measured.current === ports) return;
    measured.current = ports;
    update(nodeId);
  }, [nodeId, ports, update]);
}
