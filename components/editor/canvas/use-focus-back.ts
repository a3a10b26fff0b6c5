"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useEditor } from "@/components/editor/editor-context";

/** When the picker or the settings close while the focus was in them, the canvas has the keys again. */
export function useFocusBack(frame: RefObject<HTMLElement | null>): void {
  const picking = useEditor((state) => state.picker !== null);
  const open = useEditor((state) => state.inspectorOpen);
  const before = useRef({ picking, open });
  useEffect(() => {
    const closed = (before.current.picking && !picking) || (before.current.open && !open);
    before.current = { picking, open };
    if (closed && document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [picking, open, frame]);
}
