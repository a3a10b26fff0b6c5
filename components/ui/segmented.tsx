"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type SegmentedProps<V extends string = string> = {
  /** Spoken name of the choice. */
  label: string;
  items: readonly { value: V; label: ReactNode; icon?: ReactNode; disabled?: boolean }[];
  value: V;
  onValueChange: (value: V) => void;
  className?: string;
};

/** One of two to five short choices, switched with a click or the arrow keys. */
export function Segmented<V extends string = string>({
  label,
  items,
  value,
  onValueChange,
  className,
}: SegmentedProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as V)}
      className={cn("inline-flex rounded-md bg-sunken p-0.5 inset-ring inset-ring-line", className)}
    >
      {items.map((item) => (
        <Radio.Root
          key={item.value}
          value={item.value}
          disabled={item.disabled}
          nativeButton
          render={<button type="button" />}
          className="flex h-6 items-center gap-1.5 rounded-sm px-2 text-sm font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:ring data-checked:ring-line-strong data-disabled:text-ink-3 [&>svg]:size-3.5"
        >
          {item.icon}
          {item.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
