"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { useTRPC } from "@/components/lib/trpc";

/** Something changed on the server: which kind of thing, and its id. */
export type LiveEvent = { kind: "task" | "run" | "workflow" | "audit"; id: string };

type Listener = (event: LiveEvent) => void;

const LiveContext = createContext<Set<Listener> | null>(null);

/** Keeps one stream of changes open for the page and hands them on. The inbox count follows by itself. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const listeners = useRef(new Set<Listener>());

  useSubscription(
    trpc.live.events.subscriptionOptions(undefined, {
      onData: (event) => {
        if (event.kind === "task") void queryClient.invalidateQueries(trpc.tasks.counts.queryFilter());
        for (const listener of listeners.current) listener(event);
      },
    }),
  );

  return <LiveContext value={listeners.current}>{children}</LiveContext>;
}

/** Calls back for each change while the component is there. Events are hints: fetch again, never trust their content. */
export function useLive(listener: Listener): void {
  const listeners = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const call: Listener = (event) => latest.current(event);
    listeners?.add(call);
    return () => {
      listeners?.delete(call);
    };
  }, [listeners]);
}
