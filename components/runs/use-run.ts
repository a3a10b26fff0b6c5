"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import type { RunDetail } from "./run-shapes";

/** One run as it is now: what the page was drawn with, then every change as it comes. */
export function useRun(initial: RunDetail): RunDetail {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id } = initial.run;
  const { data } = useQuery(trpc.runs.get.queryOptions({ id }, { initialData: initial, staleTime: 5_000 }));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((event) => {
    const concerns =
      (event.kind === "run" && (event.id === id || event.id === "*")) ||
      (event.kind === "task" && (event.id === "*" || data.tasks.some((task) => task.id === event.id)));
    if (!concerns) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries(trpc.runs.get.queryFilter({ id }));
    }, 150);
  });
  return data;
}

/**
 * The present in ms while the run goes on: moved on every second while it works, every 20 s while it only waits.
 * Until the browser has taken over it is the run's latest recorded moment, so that server and browser agree.
 */
export function useRunClock({ run, steps }: RunDetail): number {
  const recorded = Math.max(
    run.createdAt.getTime(),
    ...steps.flatMap(({ readyAt, endedAt }) => [readyAt.getTime(), endedAt?.getTime() ?? 0]),
  );
  const [now, setNow] = useState<number | null>(null);
  const isOver = run.endedAt !== null;
  const busy = !isOver && run.status !== "waiting";
  useEffect(() => {
    setNow(Date.now());
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), busy ? 1_000 : 20_000);
    return () => clearInterval(timer);
  }, [isOver, busy]);
  return Math.max(now ?? 0, recorded);
}
