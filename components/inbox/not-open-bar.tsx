"use client";

import { ArrowRight, Info } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TaskDetail } from "./api-shapes";

/** Below a task that this person cannot decide: why not, and the way to the next one. */
export function NotOpenBar({
  detail: { task, whyNot },
  hasNext,
  onNext,
}: {
  detail: TaskDetail;
  hasNext: boolean;
  onNext: () => void;
}) {
  const open = task.status === "open";
  if (!open && !hasNext) return null;
  return (
    <section
      aria-label="Decide"
      className="z-dock flex shrink-0 items-center gap-3 border-t border-line bg-surface px-6 py-3 max-[68.75rem]:sticky max-[68.75rem]:bottom-0 max-sm:flex-col max-sm:items-stretch max-sm:px-4"
    >
      {open ? (
        <p className="flex min-w-0 flex-1 items-start gap-2 text-ink-2">
          <Info aria-hidden="true" className="mt-0.5 size-4 text-ink-3" />
          {whyNot}
        </p>
      ) : null}
      {hasNext ? (
        <Button
          variant={open ? "secondary" : "primary"}
          icon={<ArrowRight />}
          onClick={onNext}
          className="sm:ml-auto max-sm:h-12 max-sm:rounded-lg max-sm:text-lg"
        >
          Open my next task
        </Button>
      ) : null}
    </section>
  );
}
