"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { TABS, type Tab } from "./api-shapes";

const PLACE = "/inbox";

/** Where a task of the inbox is found. Without an id, the list. */
export function inboxHref(taskId: string | null, tab: Tab | null): string {
  return `${PLACE}${taskId ? `/${taskId}` : ""}${tab ? `?tab=${tab}` : ""}`;
}

/**
 * The chosen task and tab, kept in the address alone: a link opens the same page, and Back goes back. Choosing is
 * instant, because the page is not fetched again. `latest` has the newest choice even before it is drawn.
 */
export function useSelection() {
  const pathname = usePathname();
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((known) => known === asked) ?? null;
  const taskId = pathname.startsWith(`${PLACE}/`) ? pathname.slice(PLACE.length + 1) || null : null;
  const latest = useRef(taskId);
  useEffect(() => {
    latest.current = taskId;
  }, [taskId]);

  const select = useCallback(
    (id: string | null, { replace = false }: { replace?: boolean } = {}) => {
      latest.current = id;
      const href = inboxHref(id, tab);
      if (replace) window.history.replaceState(null, "", href);
      else window.history.pushState(null, "", href);
    },
    [tab],
  );
  return { taskId, tab, latest, select };
}
