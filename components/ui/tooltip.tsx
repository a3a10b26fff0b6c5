"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

export type TooltipProps = {
  content: ReactNode;
  /** A key combination shown at the end ("mod+k"). */
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** The element it explains; it must be focusable. */
  children: ReactElement<Record<string, unknown>>;
};

/** A short hint on hover and focus. Never the only place where something can be learnt or done. */
export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-tooltip">
          <Base.Popup className="float-motion flex min-h-7 max-w-72 items-center gap-2 rounded-md bg-ink px-2.5 py-1 text-sm font-medium text-surface">
            {content}
            {keys ? <Kbd keys={keys} variant="quiet" className="-mr-1" /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets neighbouring tooltips open at once after the first one; stands once at the root of the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={450} closeDelay={0}>
      {children}
    </Base.Provider>
  );
}
