"use client";

import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { describeNode, graphFor } from "@/components/editor/store/described";
import { shownSentence } from "./sentence-view";

/** Says to a screen reader which step is selected, what it does and what is to fix. */
export function Announcer() {
  const store = useEditorStore();
  const words = useEditor(({ document, selection, issues }) => {
    if (selection.nodeIds.length > 1) return `${selection.nodeIds.length} steps selected.`;
    const node = graphFor(document).nodes.get(selection.nodeIds[0] ?? "");
    if (!node) return "";
    const { spec, summary } = describeNode(node, store.catalog);
    const sentence = shownSentence(document, store.catalog, summary)
      .map((part) => part.text)
      .join("");
    const wrong = issues.filter((issue) => issue.nodeId === node.id).map((issue) => issue.message);
    return [`${node.title}, ${spec?.label ?? "unknown step"}.`, sentence, ...wrong].join(" ");
  });
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
