"use client";

import { type RefObject, useEffect, useRef } from "react";
import { addHotkeys, type Hotkey } from "./registry";

/**
 * Binds shortcuts while the component is there. They do nothing while a text is being written or a dialog is open,
 * unless they say so, and every one of them appears in the shortcut sheet (`?`).
 * @param options.within only presses inside this element count (a pane that has keys of its own)
 */
export function useHotkeys(
  hotkeys: readonly Hotkey[],
  options: { within?: RefObject<HTMLElement | null> } = {},
): void {
  const { within } = options;
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(
    () => addHotkeys({ list: () => latest.current, within: within ? () => within.current : undefined }),
    [within],
  );
}
