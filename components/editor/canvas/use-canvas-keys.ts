"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import type { Commands } from "@/components/editor/use-commands";
import type { Hotkey } from "@/components/lib/hotkeys/registry";
import { isTyping } from "@/components/lib/hotkeys/registry";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";

const group = "Canvas";
const step = 10;
const nowhere: RefObject<HTMLElement | null> = { current: null };

/** The keys of the canvas. Every drag has one. */
export function useCanvasKeys(commands: Commands): void {
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const edit = (hotkey: Omit<Hotkey, "group">): Hotkey => ({ group, enabled: !readOnly, ...hotkey });
  const look = (hotkey: Omit<Hotkey, "group">): Hotkey => ({ group, ...hotkey });

  useHotkeys([
    edit({ keys: "n", label: "Add a step behind the selected one", run: commands.pick }),
    look({ keys: "up", label: "Go to the step above", repeat: true, run: () => commands.move("up") }),
    look({ keys: "down", label: "Go to the step below", repeat: true, run: () => commands.move("down") }),
    look({
      keys: "left",
      label: "Go to the step on the left",
      repeat: true,
      run: () => commands.move("left"),
    }),
    look({
      keys: "right",
      label: "Go to the step on the right",
      repeat: true,
      run: () => commands.move("right"),
    }),
    edit({ keys: "shift+up", label: "Move up", repeat: true, run: () => commands.nudge({ x: 0, y: -step }) }),
    edit({
      keys: "shift+down",
      label: "Move down",
      repeat: true,
      run: () => commands.nudge({ x: 0, y: step }),
    }),
    edit({
      keys: "shift+left",
      label: "Move left",
      repeat: true,
      run: () => commands.nudge({ x: -step, y: 0 }),
    }),
    edit({
      keys: "shift+right",
      label: "Move right",
      repeat: true,
      run: () => commands.nudge({ x: step, y: 0 }),
    }),
    edit({ keys: "f2", label: "Rename", run: commands.rename }),
    edit({ keys: "mod+d", label: "Duplicate", run: commands.duplicate }),
    edit({ keys: "backspace", label: "Remove", run: commands.remove }),
    edit({ keys: "delete", label: "Remove", run: commands.remove }),
    edit({ keys: "mod+z", label: "Undo", repeat: true, run: commands.undo }),
    edit({ keys: "mod+shift+z", label: "Redo", repeat: true, run: commands.redo }),
    edit({ keys: "mod+y", label: "Redo", repeat: true, run: commands.redo }),
    look({ keys: "mod+a", label: "Select all", run: commands.selectAll }),
    edit({ keys: "mod+s", label: "Save at once", inInputs: true, run: () => void store.flush() }),
    edit({ keys: "l", label: "Tidy", run: commands.tidy }),
    look({ keys: "shift+1", label: "Fit everything", run: commands.fit }),
    look({ keys: "+", label: "Zoom in", run: commands.zoomIn }),
    look({ keys: "-", label: "Zoom out", run: commands.zoomOut }),
    look({ keys: "escape", label: "Close, then deselect", run: commands.escape }),
  ]);
  // The browser's own clipboard events and the card's own Enter do these; here they stand for the sheet.
  useHotkeys(
    [
      look({ keys: "enter", label: "Open the settings", run: () => {} }),
      look({ keys: "mod+c", label: "Copy", run: () => {} }),
      edit({ keys: "mod+x", label: "Cut", run: () => {} }),
      edit({ keys: "mod+v", label: "Paste", run: () => {} }),
    ],
    { within: nowhere },
  );
  useClipboardEvents(commands, readOnly);
}

/** Copy, cut and paste by the browser's own events: no permission is asked, and steps travel between workflows. */
function useClipboardEvents(commands: Commands, readOnly: boolean): void {
  const latest = useRef({ commands, readOnly });
  useEffect(() => {
    latest.current = { commands, readOnly };
  });
  useEffect(() => {
    const elsewhere = (event: ClipboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      return (
        isTyping(target) || target.closest("[role=dialog]") !== null || !document.getSelection()?.isCollapsed
      );
    };
    const copy = (event: ClipboardEvent) => {
      const text = elsewhere(event) ? null : latest.current.commands.copy();
      if (!text) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (event.type === "cut" && !latest.current.readOnly) latest.current.commands.remove();
    };
    const paste = (event: ClipboardEvent) => {
      if (elsewhere(event) || latest.current.readOnly) return;
      if (latest.current.commands.paste(event.clipboardData?.getData("text/plain") ?? null))
        event.preventDefault();
    };
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, []);
}
