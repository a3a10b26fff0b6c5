"use client";

import { Plus } from "lucide-react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { CATEGORIES, tileClass } from "@/components/editor/node-look";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { Tooltip } from "@/components/ui/tooltip";

/** What a drag from the palette carries: the family of steps. */
export const paletteDrag = "application/x-countersign-step";

/** The bar at the left: a plus for every step, and each family to click or to drag on to the canvas. */
export function Palette() {
  const store = useEditorStore();
  const { pick } = useCommands();
  const readOnly = useEditor((state) => state.readOnly);
  if (readOnly) return null;
  return (
    <div
      role="toolbar"
      aria-label="Add a step"
      aria-orientation="vertical"
      className="absolute top-6 left-4 z-sticky flex w-10 flex-col items-center gap-1 rounded-lg bg-surface p-1 ring ring-line"
    >
      <Tooltip content="Add a step" keys="n" side="right">
        <button
          type="button"
          aria-label="Add a step"
          onClick={pick}
          className="grid size-8 place-items-center rounded-md bg-ink text-surface hover:opacity-90"
        >
          <Plus className="size-4" aria-hidden="true" />
        </button>
      </Tooltip>
      <hr className="my-0.5 h-px w-5 border-0 bg-line" />
      {CATEGORIES.map(({ id, label, icon: Icon }, index) => (
        <Tooltip key={id} content={`${label}: click, or drag on to the canvas`} side="right">
          <button
            type="button"
            aria-label={label}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(paletteDrag, id);
              event.dataTransfer.effectAllowed = "copy";
            }}
            onClick={() =>
              store.setState({
                picker: { at: { x: 64, y: 24 + (index + 1) * 36 }, place: null, category: id },
              })
            }
            className={cn(
              "grid size-8 cursor-grab place-items-center rounded-md !bg-transparent hover:!bg-hover active:cursor-grabbing",
              tileClass(id),
            )}
          >
            <Icon className="size-4" aria-hidden="true" />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
