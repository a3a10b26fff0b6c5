"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/components/lib/trpc";
import type { FieldEdits, OutcomeCoverage } from "@/server/domain/task/task";
import type { TaskPreview } from "./api-shapes";

const PAUSE_MS = 300;

export interface Preview {
  /** of exactly these edits; null while it is not known */
  readonly coverage: OutcomeCoverage | null;
  /** what the server says does not fit, by field */
  readonly problems: TaskPreview["problems"];
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * What the edited answer would trigger, asked of the server a moment after the last change. It counts only when it is
 * the answer to the edits as they are now: an older one is never signed.
 */
export function usePreview(taskId: string, outcome: string, edits: FieldEdits, enabled: boolean): Preview {
  const client = useTRPCClient();
  const now = JSON.stringify(edits);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);

  const query = useQuery({
    queryKey: ["task-preview", taskId, outcome, settled],
    queryFn: () =>
      client.tasks.preview.mutate({ id: taskId, outcome, edits: JSON.parse(settled) as FieldEdits }),
    enabled: enabled && settled === now,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const current = settled === now && !query.isPlaceholderData ? query.data : undefined;
  return {
    coverage: current?.coverage ?? null,
    problems: current?.problems ?? [],
    pending: enabled && !current && !query.isError,
    error: settled === now ? query.error : null,
    retry: () => void query.refetch(),
  };
}
