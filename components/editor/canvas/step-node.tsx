"use client";

import { Handle, type NodeProps, Position, useStore, useUpdateNodeInternals } from "@xyflow/react";
import { CircleAlert, Plus } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { describeNode } from "@/components/editor/store/described";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { CardBadge } from "./card-badge";
import { isFar } from "./card-size";
import { FarCard } from "./far-card";
import { inHandle, type StepFlowNode } from "./flow-nodes";
import { NodeCard } from "./node-card";
import { SentenceView } from "./sentence-view";
import { TitleInput } from "./title-input";
import { useNodeFacts } from "./use-node-facts";

const handleClass =
  "!size-2.5 !min-h-0 !min-w-0 !rounded-full !border-0 !bg-surface inset-ring-[1.5px] inset-ring-control";

/** A step on the canvas: the card with its ways in and out. Redraws only when itself or what it quotes changes. */
export const StepNode = memo(function StepNode({ id, data: { node }, selected }: NodeProps<StepFlowNode>) {
  const store = useEditorStore();
  const { spec, ports } = describeNode(node, store.catalog);
  const { sentence, takenPorts, toFix, renaming } = useNodeFacts(node);
  const far = useStore(isFar);
  useMovedPorts(id, ports.map((port) => port.id).join(" "));
  const ring = selected ? "selected" : "none";
  const top =
    spec?.category === "trigger" ? null : (
      <Handle
        id={inHandle}
        type="target"
        position={Position.Top}
        className={cn(handleClass, selected && "inset-ring-accent")}
      />
    );
  const portAt = (portId: string, index: number) => (
    <OutPort
      node={id}
      port={portId}
      label={ports[index]?.label ?? portId}
      free={!takenPorts.includes(portId)}
      selected={selected}
    />
  );
  const shared = { category: spec?.category, icon: spec?.icon, ports, ring, top, portAt } as const;
  if (far && !renaming) return <FarCard {...shared} title={node.title} bad={toFix > 0} />;
  return (
    <div className="group/card">
      <NodeCard
        {...shared}
        title={renaming ? <TitleInput nodeId={id} title={node.title} /> : node.title}
        sentence={<SentenceView parts={sentence} />}
        badge={
          toFix > 0 ? (
            <CardBadge tone="bad" icon={<CircleAlert />}>
              {toFix} to fix
            </CardBadge>
          ) : null
        }
      />
    </div>
  );
});

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
