import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

/** The centred frame of the pages before the sign-in: mark, name, one card. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-12 max-sm:py-8">
      <div className="flex w-full max-w-[400px] flex-1 flex-col justify-center">
        <header className="mb-6 flex items-center justify-center gap-2.5">
          <Logo className="size-7" />
          <span className="text-xl font-semibold tracking-tight">Countersign</span>
        </header>
        <main className="rounded-lg border border-line bg-surface p-6 max-sm:p-5">{children}</main>
      </div>
      <footer className="mt-8 max-w-[400px] text-center text-sm text-balance text-ink-3">
        AI does the routine steps. A person approves what matters.
      </footer>
    </div>
  );
}
