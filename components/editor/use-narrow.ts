"use client";

import { useEffect } from "react";
import { useEditorStore } from "./editor-context";

/** Below this width there is no room to build: the canvas is to look at only. */
const narrowQuery = "(max-width: 899px)";

export function useNarrow(): void {
  const store = useEditorStore();
  useEffect(() => {
    const media = window.matchMedia(narrowQuery);
    const follow = () =>
      store.setState({ readOnly: media.matches, ...(media.matches ? { picker: null } : {}) });
    follow();
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [store]);
}
