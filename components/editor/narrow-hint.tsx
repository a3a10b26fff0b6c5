"use client";

import { MonitorSmartphone } from "lucide-react";
import { useEditor } from "./editor-context";

/** Says why nothing can be changed here. */
export function NarrowHint() {
  const readOnly = useEditor((state) => state.readOnly);
  if (!readOnly) return null;
  return (
    <p className="flex shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 py-2 text-ink-2">
      <MonitorSmartphone className="size-4" aria-hidden="true" />
      You can look around here. To build, open it in a window of at least 900 px.
    </p>
  );
}
