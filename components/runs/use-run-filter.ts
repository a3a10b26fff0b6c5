"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type RunStatus, runStatuses } from "@/server/domain/run/status";
import type { RunFilter } from "./use-run-list";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The list's filter, kept in the address alone, so that a link shows the same list. */
export function useRunFilter(): [RunFilter, (change: Partial<RunFilter>) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const filter = useMemo((): RunFilter => {
    const workflowId = params.get("workflow") ?? "";
    const status = runStatuses.find((known) => known === params.get("status"));
    const search = params.get("search")?.trim().slice(0, 120);
    return {
      ...(uuid.test(workflowId) ? { workflowId } : {}),
      ...(status ? { status } : {}),
      ...(search ? { search } : {}),
    };
  }, [params]);

  const change = useCallback(
    (part: Partial<RunFilter>) => {
      const { workflowId, status, search } = { ...filter, ...part };
      const next = new URLSearchParams();
      if (workflowId) next.set("workflow", workflowId);
      if (status) next.set("status", status satisfies RunStatus);
      if (search) next.set("search", search);
      const query = next.toString();
      window.history.replaceState(null, "", query ? `${pathname}?${query}` : pathname);
    },
    [filter, pathname],
  );
  return [filter, change];
}
