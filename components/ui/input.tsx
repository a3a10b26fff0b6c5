"use client";

import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { controlClass } from "@/components/ui/control-class";

export type InputProps = Omit<ComponentProps<"input">, "size" | "prefix" | "defaultValue" | "value"> & {
  value?: string;
  defaultValue?: string;
  /** Called with the text alone, besides `onChange`. */
  onValueChange?: (value: string) => void;
  size?: "sm" | "md" | "lg";
  /** An icon or a short sign in front of the text ("€"). */
  prefix?: ReactNode;
  suffix?: ReactNode;
  invalid?: boolean;
  mono?: boolean;
};

const HEIGHTS = { sm: "h-7", md: "h-8", lg: "h-10 text-lg" } as const;

/** A line of text. Inside a `Field` it takes label, description and error from it. */
export function Input({
  size = "md",
  prefix,
  suffix,
  invalid,
  mono,
  className,
  onValueChange,
  ...rest
}: InputProps) {
  const field = (
    <Base
      {...rest}
      {...(invalid ? { "aria-invalid": true } : {})}
      onValueChange={(text) => onValueChange?.(String(text))}
      className={controlClass(
        cn(
          HEIGHTS[size],
          mono && "font-mono text-sm",
          prefix && "pl-8",
          suffix && "pr-8",
          !prefix && !suffix && className,
        ),
      )}
    />
  );
  if (!prefix && !suffix) return field;
  return (
    <span className={cn("relative block w-full", className)}>
      {prefix ? (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-3 [&>svg]:size-4">
          {prefix}
        </span>
      ) : null}
      {field}
      {suffix ? (
        <span className="absolute inset-y-0 right-2.5 flex items-center text-ink-3 [&>svg]:size-4">
          {suffix}
        </span>
      ) : null}
    </span>
  );
}
