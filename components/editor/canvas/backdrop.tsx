"use client";

import { Background, BackgroundVariant, MiniMap, useStore } from "@xyflow/react";
import { useEditorStore } from "@/components/editor/editor-context";
import { specOf } from "@/server/domain/workflow/issue";
import type { Category } from "@/server/domain/workflow/node-spec";
import { isFar } from "./card-size";
import type { StepFlowNode } from "./flow-nodes";

const mapColours: Readonly<Record<Category, string>> = {
  trigger: "var(--line-strong)",
  ai: "color-mix(in oklab, var(--ai) 55%, var(--surface))",
  logic: "var(--line-strong)",
  person: "color-mix(in oklab, var(--person) 65%, var(--surface))",
  action: "color-mix(in oklab, var(--accent) 45%, var(--surface))",
};

/** The grid of dots; from far away it would be a grey haze that costs a repaint a frame. */
export function Dots() {
  const far = useStore(isFar);
  return far ? null : <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--dot)" />;
}

/** The whole workflow in the corner, where there is room for it. */
export function MapCorner() {
  const store = useEditorStore();
  return (
    <MiniMap<StepFlowNode>
      pannable
      zoomable
      ariaLabel="Map of the whole workflow"
      nodeColor={(node) => mapColours[specOf(store.catalog, node.data.node.kind)?.category ?? "logic"]}
      nodeBorderRadius={24}
      maskColor="color-mix(in oklab, var(--canvas) 70%, transparent)"
      maskStrokeColor="var(--accent)"
      maskStrokeWidth={2}
      bgColor="var(--surface)"
      className="!right-4 !bottom-4 !m-0 hidden overflow-hidden rounded-md ring ring-line @min-[880px]:block"
      style={{ width: 160, height: 116 }}
    />
  );
}
