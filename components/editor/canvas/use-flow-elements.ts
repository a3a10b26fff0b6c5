"use client";

import { applyNodeChanges, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { flowEdges, flowNodes, type StepFlowNode, type WireFlowEdge } from "./flow-nodes";

/** The drawing as React Flow's elements; only a drag under way lives here, everything else in the store. */
export function useFlowElements() {
  const store = useEditorStore();
  const document = useEditor((state) => state.document);
  const selection = useEditor((state) => state.selection);
  const [nodes, setNodes] = useState<StepFlowNode[]>(() => flowNodes(store.getState(), store.catalog, []));
  useEffect(() => {
    setNodes((before) => flowNodes({ document, selection }, store.catalog, before));
  }, [document, selection, store]);

  const onNodesChange = useCallback(
    (changes: NodeChange<StepFlowNode>[]) => {
      const selects = changes.filter((change) => change.type === "select");
      if (selects.length > 0) {
        const chosen = new Set(store.getState().selection.nodeIds);
        for (const change of selects) {
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        }
        store.select({ nodeIds: [...chosen] });
      }
      const others = changes.filter((change) => change.type === "position" || change.type === "dimensions");
      if (others.length > 0) setNodes((before) => applyNodeChanges(others, before));
    },
    [store],
  );

  const lastEdges = useRef<WireFlowEdge[]>([]);
  const edges = useMemo(() => {
    lastEdges.current = flowEdges({ document, selection }, lastEdges.current);
    return lastEdges.current;
  }, [document, selection]);
  return { nodes, onNodesChange, edges };
}
