"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { EVENT_GROUPS, type EventGroup, eventsOf } from "./event-groups";
import type { EntryFilter } from "./use-entries";

export const PERIODS = [
  { value: "any", label: "Any time", days: null },
  { value: "today", label: "Today", days: 0 },
  { value: "week", label: "Last 7 days", days: 6 },
  { value: "month", label: "Last 30 days", days: 29 },
] as const;
export type Period = (typeof PERIODS)[number]["value"];

/** What stands in the address. */
export interface AuditChoice {
  readonly when: Period;
  readonly who: string | null;
  readonly what: readonly EventGroup[];
  readonly search: string;
  readonly runId: string | null;
  readonly entryId: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The filter and the open entry, kept in the address alone, so that a link shows the same. */
export function useAuditChoice() {
  const params = useSearchParams();
  const pathname = usePathname();
  const choice = useMemo((): AuditChoice => {
    const uuidOf = (name: string) => (uuid.test(params.get(name) ?? "") ? params.get(name) : null);
    const groups = (params.get("what") ?? "").split(",");
    return {
      when: PERIODS.find(({ value }) => value === params.get("when"))?.value ?? "any",
      who: uuidOf("who"),
      what: EVENT_GROUPS.map(({ id }) => id).filter((id) => groups.includes(id)),
      search: (params.get("search") ?? "").trim().slice(0, 200),
      runId: uuidOf("run"),
      entryId: /^\d{1,18}$/.test(params.get("entry") ?? "") ? params.get("entry") : null,
    };
  }, [params]);
  const filter = useMemo(() => filterOf(choice), [choice]);

  const hrefOf = (change: Partial<AuditChoice>): string => {
    const { when, who, what, search, runId, entryId } = { ...choice, ...change };
    const next = new URLSearchParams();
    if (when !== "any") next.set("when", when);
    if (who) next.set("who", who);
    if (what.length > 0) next.set("what", what.join(","));
    if (search) next.set("search", search);
    if (runId) next.set("run", runId);
    if (entryId) next.set("entry", entryId);
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  const choose = (change: Partial<AuditChoice>) => window.history.replaceState(null, "", hrefOf(change));
  return { choice, filter, choose, hrefOf };
}

function filterOf({ when, who, what, search, runId }: AuditChoice): EntryFilter {
  const days = PERIODS.find(({ value }) => value === when)?.days ?? null;
  const events = eventsOf(what);
  return {
    ...(days === null ? {} : { from: daysAgo(days) }),
    ...(who ? { actorId: who } : {}),
    ...(events.length > 0 ? { events } : {}),
    ...(search ? { search } : {}),
    ...(runId ? { runId } : {}),
  };
}

/** Midnight of the reader's day, so many days ago. */
function daysAgo(days: number): Date {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - days);
  return day;
}

/** Where the same entries are fetched as JSON lines. */
export function exportHref({ events, actorId, from, runId, search }: EntryFilter): string {
  const query = new URLSearchParams();
  if (events) query.set("events", events.join(","));
  if (actorId) query.set("actorId", actorId);
  if (from) query.set("from", from.toISOString());
  if (runId) query.set("runId", runId);
  if (search) query.set("search", search);
  return query.size > 0 ? `/audit/export?${query}` : "/audit/export";
}
