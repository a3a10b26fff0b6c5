"use client";

import { useViewport } from "@xyflow/react";
import { Keyboard, Maximize, Minus, Plus, WandSparkles } from "lucide-react";
import type { ReactNode } from "react";
import { useEditor } from "@/components/editor/editor-context";
import { useCommands } from "@/components/editor/use-commands";
import { cn } from "@/components/lib/cn";
import { IconButton } from "@/components/ui/icon-button";
import { IssuesButton } from "./issues-panel";

/** Below the canvas: what is to fix at the left, how much one sees at the right. */
export function StatusStrip() {
  const commands = useCommands();
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <footer className="flex h-9 shrink-0 items-center gap-2 border-t border-line bg-surface pr-2 pl-2.5 text-sm">
      <IssuesButton />
      <div className="ml-auto flex items-center gap-0.5">
        {readOnly ? null : <Tool label="Tidy" keys="l" icon={<WandSparkles />} onClick={commands.tidy} />}
        <Tool label="Fit everything" keys="shift+1" icon={<Maximize />} onClick={commands.fit} />
        <span className="mx-1.5 h-4 w-px bg-line" aria-hidden="true" />
        <Tool label="Zoom out" keys="-" icon={<Minus />} onClick={commands.zoomOut} />
        <ZoomLevel onReset={() => commands.zoomTo(1)} />
        <Tool label="Zoom in" keys="+" icon={<Plus />} onClick={commands.zoomIn} />
        <span className="mx-1.5 h-4 w-px bg-line" aria-hidden="true" />
        <Tool
          label="Keys"
          keys="?"
          hideOnPhones
          icon={<Keyboard />}
          onClick={() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }))}
        />
      </div>
    </footer>
  );
}

function Tool(props: {
  label: string;
  keys: string;
  icon: ReactNode;
  hideOnPhones?: boolean;
  onClick: () => void;
}) {
  const { hideOnPhones, ...rest } = props;
  return (
    <IconButton {...rest} size="sm" className={cn("size-6", hideOnPhones && "max-sm:hidden")} side="top" />
  );
}

function ZoomLevel({ onReset }: { onReset: () => void }) {
  const { zoom } = useViewport();
  return (
    <button
      type="button"
      onClick={onReset}
      aria-label={`${Math.round(zoom * 100)} percent, show at full size`}
      className="num w-11 rounded-sm text-center font-medium text-ink-2 hover:bg-hover hover:text-ink"
    >
      {Math.round(zoom * 100)} %
    </button>
  );
}
