"use client";

import { NumberField } from "@base-ui/react/number-field";
import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { controlClass } from "@/components/ui/control-class";

export type NumberInputProps = {
  value?: number | null;
  defaultValue?: number;
  /** Called with the number, or null when the field is empty. */
  onValueChange?: (value: number | null) => void;
  /** Called when the person has finished (blur, Enter, a step button). */
  onValueCommitted?: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  format?: Intl.NumberFormatOptions;
  /** A sign in front ("€") and a unit behind ("hours"). */
  prefix?: ReactNode;
  unit?: ReactNode;
  id?: string;
  name?: string;
  size?: "sm" | "md";
  disabled?: boolean;
  required?: boolean;
  placeholder?: string;
  "aria-label"?: string;
  className?: string;
};

/** A number with step buttons and arrow keys; formatted in the reader's way while it is not being typed. */
export function NumberInput({
  prefix,
  unit,
  size = "md",
  className,
  placeholder,
  "aria-label": label,
  ...rest
}: NumberInputProps) {
  return (
    <NumberField.Root {...rest} className={cn("w-full", className)}>
      <NumberField.Group className="relative flex items-center">
        {prefix ? <span className="pointer-events-none absolute left-2.5 text-ink-3">{prefix}</span> : null}
        <NumberField.Input
          aria-label={label}
          placeholder={placeholder}
          className={controlClass(
            cn("num", size === "sm" ? "h-7" : "h-8", prefix && "pl-7", unit ? "pr-24" : "pr-8"),
          )}
        />
        <span className="absolute inset-y-0 right-0 flex items-center gap-1.5 pr-1">
          {unit ? <span className="max-w-16 truncate text-sm text-ink-3">{unit}</span> : null}
          <span className="flex flex-col">
            <NumberField.Increment
              aria-label="More"
              className="flex h-3 w-5 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <ChevronUp className="size-3" />
            </NumberField.Increment>
            <NumberField.Decrement
              aria-label="Less"
              className="flex h-3 w-5 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <ChevronDown className="size-3" />
            </NumberField.Decrement>
          </span>
        </span>
      </NumberField.Group>
    </NumberField.Root>
  );
}
