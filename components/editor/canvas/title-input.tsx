"use client";

import { useEffect, useRef, useState } from "react";
import { useEditorStore } from "@/components/editor/editor-context";

/** A step's title while it is typed: Enter or leaving keeps it, Escape does not. */
export function TitleInput({ nodeId, title }: { nodeId: string; title: string }) {
  const store = useEditorStore();
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const close = (keep: boolean) => {
    const wanted = text.trim().slice(0, 80);
    if (keep && wanted && wanted !== title) store.apply({ type: "retitle_node", nodeId, title: wanted });
    store.setState({ renaming: null });
  };
  return (
    <input
      ref={input}
      value={text}
      maxLength={80}
      aria-label="Name of this step"
      onChange={(event) => setText(event.target.value)}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") close(true);
        if (event.key === "Escape") close(false);
      }}
      className="nodrag nopan -ml-1 w-full rounded-sm bg-sunken px-1 font-semibold outline-2 outline-focus select-text"
    />
  );
}
