"use client";

import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import { AuditRow, auditColumns } from "./audit-row";
import type { AuditItem } from "./audit-shapes";

export interface AuditListProps {
  entries: readonly AuditItem[];
  hasMore: boolean;
  fetchMore: () => void;
  selected: string | null;
  hrefOf: (id: string) => string;
  onSelect?: (id: string) => void;
  /** without numbers and hashes, for the record of one run */
  compact?: boolean;
}

/** The record, the newest entry first. */
export function AuditList({
  entries,
  hasMore,
  fetchMore,
  selected,
  hrefOf,
  onSelect,
  compact = false,
}: AuditListProps) {
  return (
    <>
      <div
        aria-hidden="true"
        className={`${auditColumns(compact)} h-8 shrink-0 items-center border-b border-line bg-surface px-6 text-xs font-medium text-ink-3 max-sm:hidden`}
      >
        {compact ? null : <span>Entry</span>}
        <span>When</span>
        <span>Who</span>
        <span>What</span>
        <span>About</span>
        {compact ? null : <span className="text-right">Hash</span>}
      </div>
      <VirtualList
        label="Entries"
        className="min-h-0 flex-1 bg-surface"
        items={entries}
        getKey={(entry) => entry.id}
        estimateSize={36}
        activeIndex={entries.findIndex(({ id }) => id === selected)}
        renderItem={(entry) => (
          <AuditRow
            entry={entry}
            href={hrefOf(entry.id)}
            selected={entry.id === selected}
            compact={compact}
            onSelect={onSelect && (() => onSelect(entry.id))}
          />
        )}
        onEndReached={fetchMore}
        footer={hasMore ? <SkeletonRows count={2} label="Loading older entries" /> : null}
      />
    </>
  );
}
