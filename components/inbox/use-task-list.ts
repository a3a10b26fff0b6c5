"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import { useSession } from "@/components/shell/session";
import type { Tab, TaskItem } from "./api-shapes";

const none: readonly TaskItem[] = [];

/** The list of one tab, its numbers, and how to see more of it. Follows live changes by itself. */
export function useTaskList(asked: Tab | null) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { can } = useSession();
  const enabled = can("tasks.decide");
  const counts = useQuery(trpc.tasks.counts.queryOptions(undefined, { enabled }));
  const tab = useFirstTab(asked, counts.data, counts.isError || !enabled);
  // asked by the plain procedure: tRPC's own paging adds a direction, which a strict input refuses
  const list = useInfiniteQuery({
    queryKey: trpc.tasks.list.infiniteQueryKey({ tab: tab ?? "mine" }),
    queryFn: ({ pageParam }) => client.tasks.list.query({ tab: tab ?? "mine", cursor: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: enabled && tab !== null,
  });
  useLiveTasks();

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    tab: tab ?? "mine",
    tasks: list.data?.pages.flatMap((page) => page.items) ?? none,
    counts: counts.data ?? null,
    /** null while it is not known yet */
    loading: enabled && (tab === null || list.isPending),
    error: list.error,
    refetch: list.refetch,
    hasMore: hasNextPage,
    fetchMore,
    mayList: enabled,
  };
}

/**
 * Without a tab in the address, what asks this person by name comes first; when nothing does but their group is
 * asked, the group's. Decided once, so that a live change never pulls the list away under the reader.
 */
function useFirstTab(
  asked: Tab | null,
  counts: { mine: number; group: number } | undefined,
  unknown: boolean,
): Tab | null {
  const [first, setFirst] = useState<Tab | null>(null);
  if (first === null && (counts || unknown))
    setFirst(counts?.mine === 0 && counts.group > 0 ? "group" : "mine");
  return asked ?? first;
}

/** Fetches again what changed, at most four times a second however many changes come. */
function useLiveTasks() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const changed = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useLive((event) => {
    if (event.kind !== "task") return;
    changed.current.add(event.id);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const ids = [...changed.current];
      changed.current.clear();
      void queries.invalidateQueries(trpc.tasks.list.infiniteQueryFilter());
      if (ids.includes("*")) void queries.invalidateQueries(trpc.tasks.get.queryFilter());
      else for (const id of ids) void queries.invalidateQueries(trpc.tasks.get.queryFilter({ id }));
    }, 250);
  });
}
