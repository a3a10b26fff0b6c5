"use client";

import { useState } from "react";
import { useEditorStore } from "@/components/editor/editor-context";

/** The step's name at the head of the inspector, typed in place. */
export function TitleField({ nodeId, title }: { nodeId: string; title: string }) {
  const store = useEditorStore();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    const wanted = draft?.trim().slice(0, 80);
    if (wanted && wanted !== title) store.apply({ type: "retitle_node", nodeId, title: wanted });
    setDraft(null);
  };
  return (
    <h2 className="min-w-0 flex-1 text-lg font-semibold tracking-tight">
      <input
        aria-label="Name of this step"
        value={draft ?? title}
        maxLength={80}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") {
            setDraft(null);
            event.stopPropagation();
          }
        }}
        className="-ml-1 w-full truncate rounded-sm bg-transparent px-1 hover:bg-hover focus:bg-sunken"
      />
    </h2>
  );
}
