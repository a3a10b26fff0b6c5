"use client";

import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { saveWords } from "@/components/editor/store/save-words";
import { cn } from "@/components/lib/cn";

/** Whether everything is saved, in words. */
export function SaveStatus() {
  const store = useEditorStore();
  const save = useEditor((state) => state.save);
  const words = saveWords(save);
  const bad = save.status === "failed" || save.status === "conflict";
  return (
    <span
      role="status"
      title={words}
      className={cn("flex min-w-0 items-center gap-1 text-sm", bad ? "text-bad-ink" : "text-ink-3")}
    >
      {bad ? (
        <CircleAlert className="size-3" aria-hidden="true" />
      ) : save.status === "saved" ? (
        <Check className="size-3" aria-hidden="true" />
      ) : (
        <LoaderCircle className="size-3 animate-spin" aria-hidden="true" />
      )}
      <span className="truncate">{words}</span>
      {save.status === "failed" ? (
        <button
          type="button"
          className="shrink-0 font-medium underline underline-offset-2"
          onClick={() => void store.flush()}
        >
          Try now
        </button>
      ) : null}
    </span>
  );
}
