"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

export type ConfirmDialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement<Record<string, unknown>>;
  /** The question: "Unpublish v7?" */
  title: string;
  /** What happens, what is kept, whether it can be undone. */
  description: ReactNode;
  /** The verb itself: "Unpublish". Never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "normal";
  /** May be asynchronous: the dialog waits, closes when it succeeds, and shows the error when it does not. */
  onConfirm: () => unknown;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  open: openProp,
  onOpenChange,
  trigger,
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  onConfirm,
}: ConfirmDialogProps) {
  const [openState, setOpenState] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const open = openProp ?? openState;

  const setOpen = (next: boolean) => {
    if (busy && !next) return;
    setFailure(null);
    setOpenState(next);
    onOpenChange?.(next);
  };

  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      setOpenState(false);
      onOpenChange?.(false);
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="z-scrim fixed inset-0 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="z-dialog fixed inset-0 flex items-start justify-center overflow-y-auto px-4 py-[18vh] max-sm:items-end max-sm:p-2">
          <Base.Popup className="float-motion w-full overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float outline-none sm:max-w-[400px]">
            <div className="p-4">
              <Base.Title className="mb-1 text-lg font-semibold tracking-tight">{title}</Base.Title>
              <Base.Description render={<div />} className="text-ink-2">
                {description}
              </Base.Description>
              {failure ? (
                <Callout tone="bad" live className="mt-3">
                  {failure}
                </Callout>
              ) : null}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line bg-bg px-4 py-3">
              <Base.Close render={<Button>{cancelLabel}</Button>} />
              <Button
                variant={tone === "danger" ? "danger-fill" : "primary"}
                loading={busy}
                onClick={confirm}
              >
                {confirmLabel}
              </Button>
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
