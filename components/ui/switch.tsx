"use client";

import { Switch as Base } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/lib/cn";

export type SwitchProps = {
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  label?: ReactNode;
  description?: ReactNode;
  name?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** On or off, in effect at once. Words on the left, the switch on the right. */
export function Switch({ label, description, className, ...rest }: SwitchProps) {
  const id = useId();
  const toggle = (
    <Base.Root
      {...rest}
      id={label ? id : undefined}
      aria-describedby={description ? `${id}-d` : undefined}
      className="relative inline-flex h-[18px] w-[30px] shrink-0 items-center rounded-full border border-control bg-sunken p-px transition-colors before:absolute before:-inset-1 data-checked:border-accent-fill data-checked:bg-accent-fill data-disabled:opacity-50"
    >
      <Base.Thumb className="size-3.5 rounded-full bg-control transition-[translate,background-color] data-checked:translate-x-3 data-checked:bg-on-accent" />
    </Base.Root>
  );
  if (!label) return toggle;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {description ? (
          <p id={`${id}-d`} className="text-sm text-ink-3">
            {description}
          </p>
        ) : null}
      </div>
      <span className="flex h-5 items-center">{toggle}</span>
    </div>
  );
}
