"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { type Connection, type FinalConnectionState, ReactFlow, SelectionMode } from "@xyflow/react";
import { type DragEvent, type KeyboardEvent, useCallback, useRef } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { whyNotConnect } from "@/components/editor/store/edits";
import { useCommands } from "@/components/editor/use-commands";
import { Announcer } from "./announcer";
import { Dots, MapCorner } from "./backdrop";
import { grid } from "./card-size";
import { EmptyCanvas } from "./empty-canvas";
import type { StepFlowNode, WireFlowEdge } from "./flow-nodes";
import { Palette, paletteDrag } from "./palette";
import { StepNode } from "./step-node";
import { StepPicker } from "./step-picker";
import { useCanvasKeys } from "./use-canvas-keys";
import { useFlowElements } from "./use-flow-elements";
import { useFocusBack } from "./use-focus-back";
import { Wire } from "./wire";

const nodeTypes = { step: StepNode };
const edgeTypes = { wire: Wire };
const fitView = { padding: 0.18, maxZoom: 1 };

/** The drawing, its palette and its picker. */
export function Canvas() {
  const store = useEditorStore();
  const commands = useCommands();
  useCanvasKeys(commands);
  const frame = useRef<HTMLElement>(null);
  useFocusBack(frame);
  const readOnly = useEditor((state) => state.readOnly);
  const picker = useEditor((state) => state.picker);
  const { nodes, onNodesChange, edges } = useFlowElements();

  const valid = useCallback(
    (edge: Connection | WireFlowEdge) =>
      whyNotConnect(
        { document: store.getState().document, catalog: store.catalog, random: Math.random },
        edge.source,
        edge.sourceHandle ?? "",
        edge.target,
      ) === null,
    [store],
  );

  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { fromNode, fromHandle, toNode } = state;
    if (toNode || !fromNode || fromHandle?.type !== "source" || !fromHandle.id) return;
    const spot = "changedTouches" in event ? event.changedTouches[0] : event;
    const box = frame.current?.getBoundingClientRect();
    if (!spot || !box) return;
    const at = { x: spot.clientX - box.left, y: spot.clientY - box.top };
    const point = commands.toDrawing({ x: spot.clientX, y: spot.clientY });
    const place = { x: Math.round((point.x - 130) / grid) * grid, y: Math.round(point.y / grid) * grid };
    store.setState({ picker: { at, place, after: { node: fromNode.id, port: fromHandle.id } } });
  };

  const onDrop = (event: DragEvent) => {
    const category = event.dataTransfer.getData(paletteDrag);
    const box = frame.current?.getBoundingClientRect();
    if (!category || !box || readOnly) return;
    event.preventDefault();
    const point = commands.toDrawing({ x: event.clientX, y: event.clientY });
    const place = {
      x: Math.round((point.x - 130) / grid) * grid,
      y: Math.round((point.y - 48) / grid) * grid,
    };
    const kinds = Object.values(store.catalog).filter((spec) => spec.category === category);
    const [only] = kinds;
    if (only && kinds.length === 1) commands.add(only.kind, { place });
    else
      store.setState({
        picker: { at: { x: event.clientX - box.left, y: event.clientY - box.top }, place, category },
      });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.target !== frame.current) return;
    event.preventDefault();
    commands.openInspector();
  };

  return (
    <section
      ref={frame}
      // the canvas is one thing to the keyboard: arrow keys walk from step to step inside it
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the canvas
      tabIndex={0}
      aria-label="Canvas. Arrow keys go from step to step, N adds one, Enter opens its settings."
      className="@container relative min-h-0 flex-1 overflow-hidden bg-canvas -outline-offset-2"
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.dataTransfer.types.includes(paletteDrag) && event.preventDefault()}
      onDrop={onDrop}
    >
      <ReactFlow<StepFlowNode, WireFlowEdge>
        className="workflow-canvas"
        onMoveStart={() => moving(frame.current, true)}
        onMoveEnd={() => moving(frame.current, false)}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(_, node) => {
          frame.current?.focus({ preventScroll: true });
          if (!readOnly) store.setState({ inspectorOpen: true });
          requestAnimationFrame(() => commands.reveal(node.id));
        }}
        onNodeDoubleClick={(_, node) => !readOnly && store.setState({ renaming: node.id })}
        onEdgeClick={(_, edge) => store.select({ edgeIds: [edge.id] })}
        onPaneClick={() => {
          frame.current?.focus({ preventScroll: true });
          store.select({});
        }}
        onNodeDragStop={(_, __, moved) =>
          store.apply({
            type: "move_nodes",
            moves: moved.map((node) => ({ nodeId: node.id, position: node.position })),
          })
        }
        onConnect={(edge) => commands.join(edge.source, edge.sourceHandle ?? "", edge.target)}
        onConnectEnd={onConnectEnd}
        isValidConnection={valid}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        connectOnClick={false}
        connectionRadius={28}
        snapToGrid
        snapGrid={[grid, grid]}
        selectionOnDrag={!readOnly}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        panOnDrag={readOnly ? true : [1, 2]}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.5}
        fitView
        fitViewOptions={fitView}
        onlyRenderVisibleElements
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={["Meta", "Control", "Shift"]}
        attributionPosition="bottom-left"
      >
        <Dots />
        <MapCorner />
      </ReactFlow>
      <Palette />
      {nodes.length === 0 && !picker ? <EmptyCanvas /> : null}
      {picker ? <StepPicker picker={picker} bounds={boundsOf(frame.current)} /> : null}
      <Announcer />
    </section>
  );
}

/** Marks the canvas while it is panned or zoomed, without drawing anything anew. */
function moving(frame: HTMLElement | null, on: boolean): void {
  frame?.querySelector(".workflow-canvas")?.classList.toggle("moving", on);
}

function boundsOf(frame: HTMLElement | null): { width: number; height: number } {
  return { width: frame?.clientWidth ?? 800, height: frame?.clientHeight ?? 600 };
}
