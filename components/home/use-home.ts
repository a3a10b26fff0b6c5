"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/lib/trpc";
import { useHydrated } from "@/components/lib/use-hydrated";
import { useLive } from "@/components/shell/live";

/** What the home page shows, by the reader's own days; follows what changes, at most every two seconds. */
export function useHome() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const hydrated = useHydrated();
  const utcOffset = hydrated ? -new Date().getTimezoneOffset() : 0;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((event) => {
    if (event.kind === "audit") return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries(trpc.home.summary.queryFilter());
    }, 2_000);
  });
  return useQuery(
    trpc.home.summary.queryOptions(
      { utcOffset },
      { enabled: hydrated, refetchInterval: 300_000, placeholderData: (before) => before },
    ),
  );
}
