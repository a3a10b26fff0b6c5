"use client";

import Link from "next/link";
import { formatDuration } from "@/components/lib/format";
import { useNow } from "@/components/lib/use-now";
import { DueBadge } from "@/components/ui/due-badge";
import { PlainText } from "@/components/ui/plain-text";
import { Status } from "@/components/ui/status";
import { Time } from "@/components/ui/time";
import type { RunItem } from "./run-shapes";
import { itemWords } from "./run-words";

/** The columns of the list, shared by its head. On phones a row has two lines instead. */
export const RUN_COLUMNS =
  "sm:grid sm:grid-cols-[56px_minmax(0,1.7fr)_minmax(0,1fr)_minmax(0,1.4fr)_112px_84px] sm:gap-x-3";

/** A run as one line that leads to it. */
export function RunRow({ run, active }: { run: RunItem; active?: boolean }) {
  const now = useNow();
  const { id, number, title, workflowName, versionNumber, createdAt, endedAt, dueAt, status } = run;
  const words = itemWords(run, now?.getTime() ?? createdAt.getTime());
  return (
    <Link
      href={`/runs/${id}`}
      data-active={active || undefined}
      className={`${RUN_COLUMNS} min-h-9 items-center border-b border-line px-6 py-1.5 -outline-offset-2 transition-colors hover:bg-hover data-active:bg-accent-soft max-sm:flex max-sm:flex-wrap max-sm:gap-x-2 max-sm:px-4`}
    >
      <span className="num text-ink-3">#{number}</span>
      <span className="min-w-0 truncate font-medium max-sm:flex-1">
        <PlainText>{title || "Untitled"}</PlainText>
      </span>
      <span className="flex min-w-0 items-baseline gap-1.5 text-ink-2 max-sm:order-3 max-sm:text-sm">
        <span className="truncate">{workflowName}</span>
        <span className="num text-sm text-ink-3">v{versionNumber}</span>
      </span>
      <span className="flex min-w-0 items-center gap-2 max-sm:order-2 max-sm:basis-full">
        <Status status={status} label={now ? words : undefined} />
        {dueAt ? <DueBadge due={dueAt} className="max-sm:ml-auto" /> : null}
      </span>
      <span className="text-ink-2 max-sm:order-4 max-sm:ml-auto max-sm:text-sm">
        <Time value={createdAt} />
      </span>
      <span className="num text-right text-ink-2 max-sm:hidden">
        {endedAt ? formatDuration(endedAt.getTime() - createdAt.getTime()) : ""}
      </span>
    </Link>
  );
}
