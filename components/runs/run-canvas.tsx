"use client";

import "@xyflow/react/dist/base.css";
import {
  Background,
  BackgroundVariant,
  BaseEdge,
  Controls,
  type EdgeProps,
  getBezierPath,
  ReactFlow,
} from "@xyflow/react";
import { createContext, memo, use, useMemo } from "react";
import {
  flowEdges,
  flowNodes,
  type StepFlowNode,
  type WireFlowEdge,
} from "@/components/editor/canvas/flow-nodes";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { catalog } from "@/server/nodes/specs";
import { RunCard } from "./run-card";
import type { StepRow } from "./run-rows";

const fitView = { padding: 0.16, maxZoom: 1 };
const nothing = { nodeIds: [], edgeIds: [] };

interface Overlay {
  readonly document: WorkflowDocument;
  readonly rows: ReadonlyMap<string, StepRow>;
  readonly selected: string | null;
}
const OverlayContext = createContext<Overlay | null>(null);

const nodeTypes = {
  step: memo(function Step({ id, data }: { id: string; data: StepFlowNode["data"] }) {
    const overlay = use(OverlayContext);
    if (!overlay) return null;
    return (
      <RunCard
        node={data.node}
        row={overlay.rows.get(id)}
        document={overlay.document}
        selected={overlay.selected === id}
      />
    );
  }),
};

const edgeTypes = {
  wire: memo(function RunWire(props: EdgeProps<WireFlowEdge>) {
    const rows = use(OverlayContext)?.rows;
    const [path] = getBezierPath(props);
    const from = rows?.get(props.source);
    const taken = from !== undefined && from.status !== "skipped" && from.step?.port === props.sourceHandleId;
    const style = taken
      ? { stroke: "var(--ink-2)", strokeWidth: 2 }
      : { stroke: "var(--edge)", strokeWidth: 1.5, strokeDasharray: "2 5", strokeLinecap: "round" as const };
    return <BaseEdge id={props.id} path={path} style={style} />;
  }),
};

export interface RunCanvasProps {
  document: WorkflowDocument;
  rows: readonly StepRow[];
  selected: string | null;
  onSelect: (nodeId: string) => void;
}

/** The drawing of the run's own version, with how each step stands and the ways that were taken. Nothing can be changed. */
export function RunCanvas({ document, rows, selected, onSelect }: RunCanvasProps) {
  const drawn = useMemo(
    () => ({
      nodes: flowNodes({ document, selection: nothing }, catalog, []),
      edges: flowEdges({ document, selection: nothing }, []),
    }),
    [document],
  );
  const overlay = { document, rows: new Map(rows.map((row) => [row.nodeId, row])), selected };
  return (
    <OverlayContext value={overlay}>
      <section
        aria-label="The workflow as this run went through it"
        className="relative min-h-0 flex-1 bg-canvas"
      >
        <h2 className="sr-only">The drawing</h2>
        <ReactFlow<StepFlowNode, WireFlowEdge>
          nodes={drawn.nodes}
          edges={drawn.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodeClick={(_, node) => onSelect(node.id)}
          nodesDraggable={false}
          nodesConnectable={false}
          elementsSelectable={false}
          edgesFocusable={false}
          nodesFocusable={false}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={1.5}
          fitView
          fitViewOptions={fitView}
          deleteKeyCode={null}
          proOptions={{ hideAttribution: true }}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--dot)" />
          <Controls
            showInteractive={false}
            position="bottom-left"
            className="overflow-hidden rounded-md ring ring-line [&_button]:grid [&_button]:size-7 [&_button]:place-items-center [&_button]:border-b [&_button]:border-line [&_button]:bg-surface [&_button]:text-ink-2 [&_button]:last:border-b-0 [&_button:hover]:bg-hover [&_svg]:size-3 [&_svg]:fill-current"
          />
        </ReactFlow>
      </section>
    </OverlayContext>
  );
}
