"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { controlClass, FLOAT_CLASS, ROW_CLASS } from "@/components/ui/control-class";

export type SelectItem<V extends string = string> = {
  value: V;
  label: string;
  description?: string;
  icon?: ReactNode;
  disabled?: boolean;
};

export type SelectProps<V extends string = string> = {
  items: readonly SelectItem<V>[];
  value?: V | null;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  placeholder?: string;
  size?: "sm" | "md";
  id?: string;
  name?: string;
  disabled?: boolean;
  required?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** One of a few. From a dozen on, use `Combobox`, which can be searched. */
export function Select<V extends string = string>({
  items,
  value,
  defaultValue,
  onValueChange,
  placeholder = "Choose",
  size = "md",
  className,
  id,
  "aria-label": label,
  ...rest
}: SelectProps<V>) {
  const icons = new Map(items.map((item) => [item.value, item.icon]));
  return (
    <Base.Root<V>
      {...rest}
      value={value}
      defaultValue={defaultValue}
      items={items.map((item) => ({ value: item.value, label: item.label }))}
      onValueChange={(next) => {
        if (next !== null) onValueChange?.(next);
      }}
    >
      <Base.Trigger
        id={id}
        aria-label={label}
        className={controlClass(
          cn(
            "flex items-center gap-2 text-left select-none max-sm:text-md",
            size === "sm" ? "h-7 px-2 text-sm" : "h-8",
            className,
          ),
        )}
      >
        <Base.Value className="min-w-0 flex-1 truncate data-placeholder:text-ink-3">
          {(current: V | null) => {
            const item = items.find((candidate) => candidate.value === current);
            if (!item) return <span className="text-ink-3">{placeholder}</span>;
            const icon = icons.get(item.value);
            return (
              <span className="flex items-center gap-2 [&>svg]:size-4 [&>svg]:text-ink-3">
                {icon}
                <span className="truncate">{item.label}</span>
              </span>
            );
          }}
        </Base.Value>
        <Base.Icon className="text-ink-3">
          <ChevronsUpDown className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-popup">
          <Base.Popup
            className={cn(
              FLOAT_CLASS,
              "float-motion max-h-(--available-height) min-w-(--anchor-width) max-w-[min(420px,var(--available-width))] overflow-y-auto p-1 scroll-thin",
            )}
          >
            <Base.List>
              {items.map((item) => (
                <Base.Item key={item.value} value={item.value} disabled={item.disabled} className={ROW_CLASS}>
                  {item.icon}
                  <span className="min-w-0 flex-1">
                    <Base.ItemText className="block">{item.label}</Base.ItemText>
                    {item.description ? (
                      <span className="block text-sm text-ink-3">{item.description}</span>
                    ) : null}
                  </span>
                  <Base.ItemIndicator className="text-accent-ink">
                    <Check className="size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
