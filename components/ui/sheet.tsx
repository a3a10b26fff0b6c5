"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { CloseButton } from "@/components/ui/close-button";

const SIDES = {
  right:
    "inset-y-0 right-0 w-[444px] max-w-[calc(100vw-32px)] border-l data-ending-style:translate-x-4 data-starting-style:translate-x-4",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-4 data-starting-style:translate-y-4",
} as const;

export type SheetProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  side?: keyof typeof SIDES;
  /** Buttons in the bar below the content. */
  footer?: ReactNode;
  children: ReactNode;
};

/** A panel over the page: from the right on a wide screen, from below on a phone. */
export function Sheet({ open, onOpenChange, trigger, title, side = "right", footer, children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="z-scrim fixed inset-0 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            "z-dialog fixed flex flex-col border-line-strong bg-surface shadow-float outline-none transition-[opacity,translate] duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
            SIDES[side],
          )}
        >
          <div className="flex h-12 shrink-0 items-center border-b border-line pr-12 pl-5">
            <Base.Title className="min-w-0 flex-1 truncate font-semibold">{title}</Base.Title>
          </div>
          <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <div className="flex shrink-0 items-center gap-2 border-t border-line px-5 py-3">{footer}</div>
          ) : null}
          <CloseButton className="absolute top-2.5 right-3" />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
