"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { CloseButton } from "@/components/ui/close-button";

const WIDTHS = { sm: "sm:max-w-[400px]", md: "sm:max-w-[520px]", lg: "sm:max-w-[760px]" } as const;

export type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it, when it opens itself. */
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, right-aligned below the content. Wrap a closing one in `DialogClose`. */
  footer?: ReactNode;
  size?: keyof typeof WIDTHS;
  children?: ReactNode;
};

/** A question or a small form that must be finished before going on. Escape and the cross close it; focus returns. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = "md",
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="z-scrim fixed inset-0 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="z-dialog fixed inset-0 flex items-start justify-center overflow-y-auto px-4 py-[12vh] max-sm:items-end max-sm:p-2">
          <Base.Popup
            className={cn(
              "float-motion relative w-full overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float outline-none",
              WIDTHS[size],
            )}
          >
            <div className="pt-4 pr-12 pl-4">
              <Base.Title className="text-lg font-semibold tracking-tight">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>
              ) : null}
            </div>
            <div className="px-4 pt-3 pb-4 empty:hidden">{children}</div>
            {footer ? (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line bg-bg px-4 py-3">
                {footer}
              </div>
            ) : null}
            <CloseButton className="absolute top-3 right-3" />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog it stands in: `<DialogClose><Button>Cancel</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactElement<Record<string, unknown>> }) {
  return <Base.Close render={children} />;
}
