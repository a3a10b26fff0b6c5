"use client";

import { Progress as Base } from "@base-ui/react/progress";
import { cn } from "@/components/lib/cn";

export type ProgressProps = {
  /** What is being done ("Reading 40 messages"). */
  label: string;
  /** 0 to `max`; null while nobody can tell. */
  value: number | null;
  max?: number;
  /** Said at the end of the line instead of the percentage ("12 of 40"). */
  valueText?: string;
  className?: string;
};

/** How far long work has come, in words and as a bar. */
export function Progress({ label, value, max = 100, valueText, className }: ProgressProps) {
  return (
    <Base.Root
      value={value}
      max={max}
      className={cn("grid grid-cols-[1fr_auto] gap-x-3 gap-y-1.5 text-sm", className)}
    >
      <Base.Label className="text-ink-2">{label}</Base.Label>
      <Base.Value className="num text-ink-3">{(formatted) => valueText ?? formatted}</Base.Value>
      <Base.Track className="col-span-2 h-1 overflow-hidden rounded-full bg-active">
        <Base.Indicator className="block h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  );
}
