"use client";

import { useSyncExternalStore } from "react";

const QUERY = "(min-width: 48rem)";

function subscribe(reader: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", reader);
  return () => media.removeEventListener("change", reader);
}

/** True where list and task stand side by side; on a phone one follows the other. Unknown (null) on the server. */
export function useWide(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => null,
  );
}
