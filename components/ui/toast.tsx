"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { IconButton } from "@/components/ui/icon-button";

export type ToastTone = "ok" | "bad" | "info";

export type ToastInput = {
  title: string;
  description?: string;
  tone?: ToastTone;
  /** One thing that can be done about it. */
  action?: { label: string; onClick: () => void };
  /** Milliseconds; 0 keeps it until it is closed. Errors stay twice as long. */
  timeout?: number;
};

const LOOK = {
  ok: <CircleCheck className="size-4 text-ok-ink" />,
  bad: <CircleAlert className="size-4 text-bad-ink" />,
  info: <Info className="size-4 text-accent-ink" />,
} as const;

/** Stands once at the root of the app; `useToast` works below it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={5000} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className="z-toast fixed right-4 bottom-4 flex w-[min(400px,calc(100vw-32px))] flex-col gap-2 outline-none max-sm:bottom-20">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts } = Base.useToastManager<{ tone: ToastTone }>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="float-motion translate-x-(--toast-swipe-movement-x) rounded-lg border border-line-strong bg-raised shadow-float data-limited:hidden"
    >
      <Base.Content className="flex min-h-10 items-start gap-2 py-1.5 pr-1.5 pl-3">
        <span className="flex h-7 items-center" aria-hidden="true">
          {LOOK[toast.data?.tone ?? "info"]}
        </span>
        <div className="min-w-0 flex-1 py-1">
          <Base.Title className="text-md font-medium" render={<p />} />
          <Base.Description className="text-ink-2" />
        </div>
        <Base.Action className="h-7 rounded-md border border-line-strong px-2 text-sm font-medium hover:bg-hover" />
        <Base.Close render={<IconButton label="Close" size="sm" icon={<X />} />} />
      </Base.Content>
    </Base.Root>
  ));
}

export type Toaster = {
  /** Shows a message and returns its id. */
  show: (toast: ToastInput) => string;
  dismiss: (id: string) => void;
};

/** Short messages about what has just happened. Never the only place where an error is told. */
export function useToast(): Toaster {
  const { add, close } = Base.useToastManager<{ tone: ToastTone }>();
  return useMemo(
    () => ({
      show: ({ title, description, tone = "ok", action, timeout }) =>
        add({
          title,
          description,
          data: { tone },
          timeout: timeout ?? (tone === "bad" ? 10_000 : 5000),
          priority: tone === "bad" ? "high" : "low",
          actionProps: action ? { children: action.label, onClick: action.onClick } : undefined,
        }),
      dismiss: close,
    }),
    [add, close],
  );
}
