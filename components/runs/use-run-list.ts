"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTRPC, useTRPCClient } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import type { RunStatus } from "@/server/domain/run/status";
import type { RunItem } from "./run-shapes";

export interface RunFilter {
  readonly workflowId?: string;
  readonly status?: RunStatus;
  readonly search?: string;
}

const none: readonly RunItem[] = [];

/** Runs that a filter leaves, a page at a time, following what changes. */
export function useRunList(filter: RunFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    queryKey: [...trpc.runs.list.pathKey(), "pages", filter],
    queryFn: ({ pageParam, signal }) => client.runs.list.query({ ...filter, cursor: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  useLiveRuns();

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    runs: list.data?.pages.flatMap((page) => page.items) ?? none,
    loading: list.isPending,
    error: list.error,
    refetch: list.refetch,
    hasMore: hasNextPage,
    fetchMore,
  };
}

/** Fetches the lists again after a change, at most once a second however many runs move. */
function useLiveRuns() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((event) => {
    if (event.kind !== "run" && event.kind !== "task") return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: trpc.runs.list.pathKey() });
    }, 1_000);
  });
}
