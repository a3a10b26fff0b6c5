"use client";

import { useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { describeNode, graphFor } from "@/components/editor/store/described";
import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import type { Issue } from "@/server/domain/workflow/issue";
import { type ShownPart, shownSentence } from "./sentence-view";

/**
 * What a card shows of the rest of the drawing. Five hundred cards ask on every change, so everything is looked up in
 * something that was computed once for the drawing or the list of issues.
 */
export function useNodeFacts(node: WorkflowNode) {
  const store = useEditorStore();
  const sentence = useOncePerDrawing(node, (document) =>
    flat(shownSentence(document, store.catalog, describeNode(node, store.catalog).summary)),
  );
  const takenPorts = useOncePerDrawing(node, (document) =>
    (graphFor(document).outgoing.get(node.id) ?? []).map((edge) => edge.from.port),
  );
  const toFix = useEditor((state) => errorsByNode(state.issues).get(node.id) ?? 0);
  const renaming = useEditor((state) => state.renaming === node.id);
  return { sentence: unflat(sentence), takenPorts, toFix, renaming };
}

/** A list read from the drawing: computed when drawing or node changed, drawn anew when the list did. */
function useOncePerDrawing(node: WorkflowNode, read: (document: WorkflowDocument) => string[]): string[] {
  const last = useRef<{ document: WorkflowDocument; node: WorkflowNode; result: string[] } | null>(null);
  return useEditor(
    useShallow(({ document }) => {
      if (last.current?.document === document && last.current.node === node) return last.current.result;
      const result = read(document);
      last.current = { document, node, result };
      return result;
    }),
  );
}

const counts = new WeakMap<readonly Issue[], ReadonlyMap<string, number>>();

function errorsByNode(issues: readonly Issue[]): ReadonlyMap<string, number> {
  const known = counts.get(issues);
  if (known) return known;
  const result = new Map<string, number>();
  for (const { nodeId, severity } of issues) {
    if (nodeId && severity === "error") result.set(nodeId, (result.get(nodeId) ?? 0) + 1);
  }
  counts.set(issues, result);
  return result;
}

/** Parts as a list of strings, which compares cheaply. */
function flat(parts: readonly ShownPart[]): string[] {
  return parts.flatMap(({ text, hue }) => [text, hue ?? ""]);
}

function unflat(list: readonly string[]): ShownPart[] {
  const parts: ShownPart[] = [];
  for (let index = 0; index < list.length; index += 2) {
    const hue = list[index + 1];
    parts.push({ text: list[index] ?? "", ...(hue ? { hue: hue as ShownPart["hue"] } : {}) });
  }
  return parts;
}
