"use client";

import { ChevronDown, ChevronUp, Download, X } from "lucide-react";
import { errorText } from "@/components/lib/error-text";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { ChainBadge } from "./chain-badge";
import { EntryPanel } from "./entry-panel";
import { exportHref, useAuditChoice } from "./use-audit-filter";
import { useEntries } from "./use-entries";
import { useRoom } from "./use-room";

/** The record of the workspace: what happened, who did it, and whether it is still as it was written. */
export function AuditPage() {
  const { choice, filter, choose, hrefOf } = useAuditChoice();
  const { entries, loading, error, refetch, ...list } = useEntries(filter);
  const room = useRoom();
  const at = entries.findIndex(({ id }) => id === choice.entryId);
  const entry = entries[at];
  const go = (by: number) => {
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))];
    if (next) choose({ entryId: next.id });
  };
  useHotkeys([
    { keys: "j", label: "Older entry", group: "Audit", repeat: true, run: () => go(1) },
    { keys: "k", label: "Newer entry", group: "Audit", repeat: true, run: () => go(-1) },
    { keys: "escape", label: "Close the entry", group: "Audit", run: () => choose({ entryId: null }) },
  ]);
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <PageHeader
          title="Audit"
          meta={<ChainBadge />}
          actions={
            <a href={exportHref(filter)} download className={buttonClass("secondary", "sm")}>
              <Download />
              Export
            </a>
          }
        />
        <AuditFilters choice={choice} onChange={(change) => choose({ ...change, entryId: null })} />
        {error ? (
          <Callout
            tone="bad"
            live
            title="The record could not be fetched"
            className="m-4"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {errorText(error)}
          </Callout>
        ) : null}
        {loading ? <SkeletonRows count={12} label="Loading the record" /> : null}
        {!loading && !error && entries.length === 0 ? (
          <EmptyState className="m-6" title={filtered ? "No entry fits" : "Nothing on record yet"}>
            {filtered
              ? "Nothing matches these filters together."
              : "Every decision, effect, sign-in and change is put on record as it happens, and sealed."}
          </EmptyState>
        ) : null}
        {entries.length > 0 ? (
          <AuditList
            entries={entries}
            hasMore={list.hasMore}
            fetchMore={list.fetchMore}
            selected={choice.entryId}
            hrefOf={(id) => hrefOf({ entryId: id })}
            onSelect={(entryId) => choose({ entryId })}
            compact={room === "some" && entry !== undefined}
          />
        ) : null}
      </div>
      {entry && room !== "little" ? (
        <aside
          aria-label="Entry"
          className="flex w-[400px] shrink-0 flex-col border-l border-line bg-surface"
        >
          <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-3 pl-4">
            <span className="num mr-auto font-semibold">
              {entry.seq === null ? "Entry" : `Entry ${entry.seq.toLocaleString("en")}`}
            </span>
            <IconButton
              label="Newer"
              keys="k"
              icon={<ChevronUp />}
              size="sm"
              variant="quiet"
              onClick={() => go(-1)}
            />
            <IconButton
              label="Older"
              keys="j"
              icon={<ChevronDown />}
              size="sm"
              variant="quiet"
              onClick={() => go(1)}
            />
            <IconButton
              label="Close"
              icon={<X />}
              size="sm"
              variant="quiet"
              onClick={() => choose({ entryId: null })}
            />
          </header>
          <div className="scroll-thin min-h-0 flex-1 overflow-y-auto p-4">
            <EntryPanel entry={entry} />
          </div>
        </aside>
      ) : null}
      {entry && room === "little" ? (
        <Sheet open onOpenChange={() => choose({ entryId: null })} title="Entry" side="bottom">
          <EntryPanel entry={entry} />
        </Sheet>
      ) : null}
    </div>
  );
}
