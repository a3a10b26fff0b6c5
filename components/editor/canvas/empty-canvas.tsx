"use client";

import { Plus } from "lucide-react";
import { useEditor } from "@/components/editor/editor-context";
import { useCommands } from "@/components/editor/use-commands";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What an empty canvas says: where to begin. */
export function EmptyCanvas() {
  const { pick } = useCommands();
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <div className="pointer-events-auto rounded-lg bg-surface">
        <EmptyState
          title="What starts this workflow?"
          action={
            readOnly ? null : (
              <Button variant="primary" icon={<Plus />} keys="n" onClick={pick}>
                Add a trigger
              </Button>
            )
          }
        >
          Begin with a form, a webhook or a start by hand. Then add what AI does, and where a person looks.
        </EmptyState>
      </div>
    </div>
  );
}
