"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/lib/cn";

export type CheckboxProps = {
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  /** Some but not all of what it stands for. */
  indeterminate?: boolean;
  /** The words beside it; without them pass `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
  name?: string;
  value?: string;
  disabled?: boolean;
  required?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** Yes or no, as part of something that is saved later. For what takes effect at once, use `Switch`. */
export function Checkbox({ label, description, className, ...rest }: CheckboxProps) {
  const id = useId();
  const box = (
    <Base.Root
      {...rest}
      id={label ? id : undefined}
      aria-describedby={description ? `${id}-d` : undefined}
      className="relative grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface text-on-accent transition-colors before:absolute before:-inset-1 data-checked:border-accent-fill data-checked:bg-accent-fill data-disabled:opacity-50 data-indeterminate:border-accent-fill data-indeterminate:bg-accent-fill"
    >
      <Base.Indicator className="grid">
        {rest.indeterminate ? <Minus className="size-3" /> : <Check className="size-3" />}
      </Base.Indicator>
    </Base.Root>
  );
  if (!label) return box;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
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
    </div>
  );
}
