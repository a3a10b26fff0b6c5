import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

/** Names and values side by side: `<FactList><Fact name="Started">…</Fact></FactList>`. */
export function FactList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl className={cn("grid grid-cols-[minmax(72px,auto)_1fr] gap-x-4 gap-y-1.5", className)}>{children}</dl>
  );
}

/** One line of a `FactList`. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-1.5 break-words">{children}</dd>
    </>
  );
}
