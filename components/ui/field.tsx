"use client";

import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type FieldProps = {
  label: ReactNode;
  /** What to write, said before one writes. */
  description?: ReactNode;
  /** What is wrong and how to put it right. Its presence marks the control as invalid. */
  error?: string | null | undefined;
  /** A remark under the control that is neither help nor error ("Read by AI, 96 % sure"). */
  hint?: ReactNode;
  /** Adds "optional" after the label; required is the silent normal case. */
  optional?: boolean;
  /** Something at the end of the label's line (a link, a small button). */
  aside?: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  disabled?: boolean;
  name?: string;
  className?: string;
  /** One control from `components/ui`; it is tied to label, description and error by itself. */
  children: ReactNode;
};

/** A label, a control, and what is said about it. */
export function Field({
  label,
  description,
  error,
  hint,
  optional,
  aside,
  hideLabel,
  disabled,
  name,
  className,
  children,
}: FieldProps) {
  return (
    <Base.Root
      invalid={Boolean(error)}
      disabled={disabled}
      name={name}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
    >
      <div className={cn("flex items-baseline justify-between gap-2", hideLabel && "sr-only")}>
        <Base.Label className="text-sm font-strong text-ink-2">
          {label}
          {optional ? <span className="font-normal text-ink-3"> · optional</span> : null}
        </Base.Label>
        {aside}
      </div>
      {description ? (
        <Base.Description className="-mt-1 text-sm text-ink-3">{description}</Base.Description>
      ) : null}
      {children}
      {error ? (
        <Base.Error match className="flex items-start gap-1 text-sm text-bad-ink">
          <CircleAlert className="mt-0.5 size-3" aria-hidden="true" />
          <span>{error}</span>
        </Base.Error>
      ) : null}
      {hint ? <div className="flex items-center gap-1 text-sm text-ink-3 [&>svg]:size-3">{hint}</div> : null}
    </Base.Root>
  );
}
