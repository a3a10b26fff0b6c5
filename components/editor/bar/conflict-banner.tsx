"use client";

import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";

/** Two people edited at once: says who and when, and asks whose drawing stays. */
export function ConflictBanner() {
  const store = useEditorStore();
  const save = useEditor((state) => state.save);
  if (save.status !== "conflict") return null;
  const { byName, at } = save.remote;
  return (
    <Callout
      live
      tone="warn"
      className="rounded-none border-b border-line"
      title={
        <>
          {byName ?? "Somebody"} changed this workflow <Time value={at} mode="relative" />
        </>
      }
      action={
        <>
          <Button size="sm" onClick={() => store.resolveConflict("theirs")}>
            Take theirs
          </Button>
          <Button size="sm" variant="primary" onClick={() => store.resolveConflict("mine")}>
            Keep mine
          </Button>
        </>
      }
    >
      Your changes are kept here and not saved yet. Theirs replaces what you see; mine replaces what they
      saved.
    </Callout>
  );
}
