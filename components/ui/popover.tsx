"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { FLOAT_CLASS } from "@/components/ui/control-class";

export type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Spoken and shown at the top. */
  title?: string;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** A small panel at the element that opened it. The page stays usable; Escape or a click beside it closes it. */
export function Popover({
  trigger,
  open,
  onOpenChange,
  title,
  side = "bottom",
  align = "start",
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-popup">
          <Base.Popup
            className={cn(
              FLOAT_CLASS,
              "float-motion scroll-thin max-h-(--available-height) max-w-(--available-width) overflow-y-auto p-3",
              className,
            )}
          >
            {title ? <Base.Title className="mb-2 text-sm font-strong text-ink-2">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
