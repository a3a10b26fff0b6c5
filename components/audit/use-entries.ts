"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import type { AuditEventName } from "@/server/domain/audit/events";
import type { AuditItem } from "./audit-shapes";

export interface EntryFilter {
  readonly events?: AuditEventName[];
  readonly actorId?: string;
  readonly from?: Date;
  readonly runId?: string;
  readonly workflowId?: string;
  readonly search?: string;
}

const none: readonly AuditItem[] = [];

/** Entries that a filter leaves, the newest first, a page at a time. Seals come a moment later, so it looks again. */
export function useEntries(filter: EntryFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    queryKey: [...trpc.audit.list.pathKey(), "pages", filter],
    queryFn: ({ pageParam, signal }) => client.audit.list.query({ ...filter, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  useLiveEntries();

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    entries: list.data?.pages.flatMap((page) => page.items) ?? none,
    loading: list.isPending,
    error: list.error,
    refetch: list.refetch,
    hasMore: hasNextPage,
    fetchMore,
  };
}

/** Fetches the record again when something happened, at most every two seconds. */
function useLiveEntries() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: trpc.audit.list.pathKey() });
    }, 2_000);
  });
}
