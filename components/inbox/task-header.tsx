"use client";

import { ArrowLeft, ChevronDown, ChevronRight, ChevronUp, Link as LinkIcon, Workflow } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { TaskDetail } from "./api-shapes";

/** Where one is among the tasks of the list, and how to get to the next. */
export interface Place {
  /** from 0; -1 when the task is not in the list (any more) */
  readonly index: number;
  /** of all the tab's tasks; null when nobody knows */
  readonly total: number | null;
  readonly onMove: (by: 1 | -1) => void;
  readonly onBack: () => void;
}

/** The bar above a task: which workflow and run it belongs to, its place in the list. */
export function TaskHeader({
  workflow,
  run,
  place,
}: {
  workflow: TaskDetail["workflow"];
  run: TaskDetail["run"];
  place: Place;
}) {
  const [copied, setCopied] = useState<"" | "copied" | "refused">("");
  const copy = () => {
    navigator.clipboard.writeText(window.location.origin + window.location.pathname).then(
      () => setCopied("copied"),
      () => setCopied("refused"),
    );
  };
  const label = { "": "Copy the link", copied: "Copied", refused: "The browser does not allow copying here" };
  return (
    <header className="z-sticky flex min-h-12 shrink-0 items-center gap-2 border-b border-line bg-surface py-1.5 pr-3 pl-6 max-[68.75rem]:sticky max-[68.75rem]:top-0 max-md:pl-2">
      <IconButton
        label="Back to the list"
        icon={<ArrowLeft />}
        size="lg"
        className="-my-1.5 md:hidden"
        onClick={place.onBack}
      />
      <nav aria-label="This task belongs to" className="flex min-w-0 flex-1 items-center gap-2 text-ink-2">
        <Workflow aria-hidden="true" className="size-4 text-ink-3 max-md:hidden" />
        <span className="min-w-0 truncate font-strong text-ink">{workflow.name}</span>
        <span className="text-ink-3 max-sm:hidden">v{workflow.versionNumber}</span>
        <ChevronRight aria-hidden="true" className="size-3 text-ink-3" />
        <Link href={`/runs/${run.id}`} className="num shrink-0 rounded-sm hover:text-ink hover:underline">
          Run {run.number.toLocaleString("en")}
        </Link>
      </nav>
      {place.index >= 0 && place.total !== null ? (
        <span className="num shrink-0 text-sm text-ink-3">
          {place.index + 1} of {place.total}
        </span>
      ) : null}
      <span className="flex max-md:hidden">
        <IconButton
          size="sm"
          label="The task before"
          keys="k"
          icon={<ChevronUp />}
          onClick={() => place.onMove(-1)}
        />
        <IconButton
          size="sm"
          label="The next task"
          keys="j"
          icon={<ChevronDown />}
          onClick={() => place.onMove(1)}
        />
      </span>
      <IconButton
        size="sm"
        label={label[copied]}
        icon={<LinkIcon />}
        onClick={copy}
        className="max-md:size-11"
      />
      <span role="status" className="sr-only">
        {copied ? label[copied] : ""}
      </span>
    </header>
  );
}
