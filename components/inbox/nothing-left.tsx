"use client";

import { useEffect, useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tab } from "./api-shapes";

/** The right side when no task is chosen. */
export function NothingLeft({ tab, empty, takeFocus }: { tab: Tab; empty: boolean; takeFocus: boolean }) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocus) root.current?.focus();
  }, [takeFocus]);
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label="Task"
      className="grid min-h-0 min-w-0 flex-1 place-items-center bg-surface p-6 outline-none"
    >
      {empty && tab !== "done" ? (
        <EmptyState bare title="All clear">
          Nothing waits for an answer here. What needs one appears by itself, the most urgent first.
        </EmptyState>
      ) : (
        <EmptyState bare title="Choose a task">
          Press J for the next one and K for the one before.
        </EmptyState>
      )}
    </section>
  );
}
