"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "@/components/lib/cn";
import { controlClass } from "@/components/ui/control-class";

export type TextareaProps = Omit<ComponentProps<"textarea">, "value" | "defaultValue"> & {
  value?: string;
  defaultValue?: string;
  /** Called with the text alone, besides `onChange`. */
  onValueChange?: (value: string) => void;
  invalid?: boolean;
  mono?: boolean;
};

/** Several lines of text. It grows with what is written, between `rows` and 24 lines. */
export function Textarea({
  value,
  defaultValue,
  id,
  name,
  disabled,
  rows = 3,
  invalid,
  mono,
  className,
  onValueChange,
  ...rest
}: TextareaProps) {
  return (
    <Field.Control
      value={value}
      defaultValue={defaultValue}
      id={id}
      name={name}
      disabled={disabled}
      onValueChange={(text) => onValueChange?.(String(text))}
      render={
        <textarea
          {...rest}
          // passed only when it says something, so that a `Field` around it can say it too
          {...(invalid ? { "aria-invalid": true } : {})}
          rows={rows}
          className={controlClass(
            cn(
              "field-sizing-content max-h-[504px] resize-none py-1.5 scroll-thin",
              mono && "font-mono text-sm leading-5",
              className,
            ),
          )}
          style={{ minHeight: `${rows * 20 + 14}px` }}
        />
      }
    />
  );
}
