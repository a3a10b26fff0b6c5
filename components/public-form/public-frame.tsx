import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

/** The frame of a page that anybody may open: one card, nothing of the workspace around it. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-12 max-sm:px-0 max-sm:py-0">
      <main className="w-full max-w-[600px] flex-1 max-sm:flex max-sm:flex-col">
        <div className="rounded-lg border border-line bg-surface p-8 max-sm:flex-1 max-sm:rounded-none max-sm:border-0 max-sm:px-5 max-sm:py-6">
          {children}
        </div>
      </main>
      <footer className="mt-6 flex items-center gap-1.5 text-sm text-ink-3 max-sm:my-4">
        <Logo className="size-4" />
        Countersign
      </footer>
    </div>
  );
}
