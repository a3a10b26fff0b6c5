"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { Plus, X } from "lucide-react";
import { memo, useRef, useState } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import type { WireFlowEdge } from "./flow-nodes";

const roundClass =
  "grid size-6 place-items-center rounded-full bg-raised text-ink-2 ring ring-line-strong hover:bg-hover hover:text-ink";

/** A wire; under the pointer or selected it offers to put a step between or to be cut. */
export const Wire = memo(function Wire(props: EdgeProps<WireFlowEdge>) {
  const { id, data, selected } = props;
  const [hovered, setHovered] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const readOnly = useEditor((state) => state.readOnly);
  const [path, labelX, labelY] = getBezierPath(props);
  const enter = () => {
    clearTimeout(leaving.current);
    setHovered(true);
  };
  // the buttons lie above the wire: going over to them must not count as leaving
  const leave = () => {
    leaving.current = setTimeout(() => setHovered(false), 120);
  };
  const strong = selected || hovered;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only shows buttons, which have keys of their own
    <g onMouseEnter={enter} onMouseLeave={leave}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        style={{
          stroke: strong || data?.hot ? "var(--accent)" : "var(--edge)",
          strokeWidth: selected ? 2.25 : 1.5,
        }}
      />
      {strong && !readOnly ? (
        <EdgeLabelRenderer>
          <WireButtons id={id} x={labelX} y={labelY} onEnter={enter} onLeave={leave} />
        </EdgeLabelRenderer>
      ) : null}
    </g>
  );
});

function WireButtons(props: { id: string; x: number; y: number; onEnter: () => void; onLeave: () => void }) {
  const { id, x, y, onEnter, onLeave } = props;
  const store = useEditorStore();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps its own buttons in sight
    <div
      className="nodrag nopan pointer-events-auto absolute flex gap-1"
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      onMouseEnter={onEnter}
      onMouseLeave={onLeave}
    >
      <button
        type="button"
        aria-label="Add a step here"
        className={roundClass}
        onClick={(event) => {
          const box = document.querySelector(".react-flow")?.getBoundingClientRect();
          const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
          store.setState({ picker: { at, place: null, onEdge: id } });
        }}
      >
        <Plus className="size-3.5" aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label="Remove this wire"
        className={roundClass}
        onClick={() => store.apply({ type: "remove_edges", edgeIds: [id] })}
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </div>
  );
}
