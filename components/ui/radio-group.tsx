"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/lib/cn";

export type RadioItem<V extends string = string> = {
  value: V;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
};

export type RadioGroupProps<V extends string = string> = {
  items: readonly RadioItem<V>[];
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  name?: string;
  disabled?: boolean;
  "aria-label"?: string;
  /** `cards` draws each choice as a framed row. */
  variant?: "plain" | "cards";
  className?: string;
};

/** One of a few, all in sight, each with room for a sentence. */
export function RadioGroup<V extends string = string>({
  items,
  variant = "plain",
  className,
  onValueChange,
  ...rest
}: RadioGroupProps<V>) {
  const id = useId();
  return (
    <Base
      {...rest}
      onValueChange={(value) => onValueChange?.(value as V)}
      className={cn("flex flex-col gap-2", className)}
    >
      {items.map((item) => {
        const key = `${id}-${item.value}`;
        return (
          <div
            key={item.value}
            className={cn(
              "relative flex items-start gap-2",
              variant === "cards" &&
                "rounded-lg border border-line p-3 has-data-checked:border-accent has-data-checked:bg-accent-soft",
            )}
          >
            <span className="flex h-5 items-center">
              <Radio.Root
                id={key}
                value={item.value}
                disabled={item.disabled}
                // Inside a Field every radio would otherwise bear the field's name instead of its own.
                aria-labelledby={`${key}-l`}
                aria-describedby={item.description ? `${key}-d` : undefined}
                className="relative grid size-4 shrink-0 place-items-center rounded-full border border-control bg-surface before:absolute before:-inset-1 data-checked:border-accent-fill data-checked:bg-accent-fill data-disabled:opacity-50"
              >
                <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
              </Radio.Root>
            </span>
            <div className="min-w-0">
              <label
                id={`${key}-l`}
                htmlFor={key}
                className={cn("block", variant === "cards" && "after:absolute after:inset-0")}
              >
                {item.label}
              </label>
              {item.description ? (
                <p id={`${key}-d`} className="text-sm text-ink-2">
                  {item.description}
                </p>
              ) : null}
            </div>
          </div>
        );
      })}
    </Base>
  );
}
