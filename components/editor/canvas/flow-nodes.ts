import { type Edge as FlowEdge, type Node as FlowNode, type NodeHandle, Position } from "@xyflow/react";
import { describeNode } from "@/components/editor/store/described";
import type { EditorState } from "@/components/editor/store/editor-state";
import type { Edge, WorkflowNode } from "@/server/domain/workflow/document";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";
import { cardWidth, heightFor } from "./card-size";

export type StepFlowNode = FlowNode<{ node: WorkflowNode }, "step">;
export type WireFlowEdge = FlowEdge<{ edge: Edge; hot: boolean }, "wire">;

export const inHandle = "in";
const handleSize = 10;

/** Where wires meet the card; told beforehand, so that wires to cards out of sight are drawn rightly. */
function handlesOf(portIds: readonly string[], isTrigger: boolean, height: number): NodeHandle[] {
  const half = handleSize / 2;
  const box = { width: handleSize, height: handleSize };
  const outs: NodeHandle[] = portIds.map((id, index) => ({
    id,
    type: "source",
    position: Position.Bottom,
    x: (cardWidth * (index + 0.5)) / portIds.length - half,
    y: height - half,
    ...box,
  }));
  if (isTrigger) return outs;
  return [
    ...outs,
    { id: inHandle, type: "target", position: Position.Top, x: cardWidth / 2 - half, y: -half, ...box },
  ];
}

/** The drawing as React Flow takes it; what did not change keeps its identity, so that its card is not drawn again. */
export function flowNodes(
  state: Pick<EditorState, "document" | "selection">,
  catalog: NodeCatalog,
  before: readonly StepFlowNode[],
): StepFlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const selected = new Set(state.selection.nodeIds);
  return state.document.nodes.map((node) => {
    const previous = known.get(node.id);
    const isSelected = selected.has(node.id);
    if (previous?.data.node === node && previous.selected === isSelected) return previous;
    const { ports, spec } = describeNode(node, catalog);
    const height = heightFor(ports.length);
    return {
      id: node.id,
      type: "step",
      position: node.position,
      data: previous?.data.node === node ? previous.data : { node },
      selected: isSelected,
      width: cardWidth,
      height,
      measured: { width: cardWidth, height },
      handles: handlesOf(
        ports.map((port) => port.id),
        spec?.category === "trigger",
        height,
      ),
      zIndex: isSelected ? 2 : 1,
    };
  });
}

export function flowEdges(
  state: Pick<EditorState, "document" | "selection">,
  before: readonly WireFlowEdge[],
): WireFlowEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const nodes = new Set(state.selection.nodeIds);
  const edges = new Set(state.selection.edgeIds);
  return state.document.edges.map((edge) => {
    const previous = known.get(edge.id);
    const hot = nodes.has(edge.from.node) || nodes.has(edge.to);
    const selected = edges.has(edge.id);
    if (previous?.data?.edge === edge && previous.data.hot === hot && previous.selected === selected)
      return previous;
    return {
      id: edge.id,
      type: "wire",
      source: edge.from.node,
      sourceHandle: edge.from.port,
      target: edge.to,
      targetHandle: inHandle,
      selected,
      data: { edge, hot },
    };
  });
}
