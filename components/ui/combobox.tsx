"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronsUpDown, X } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { type ComboboxItem, ComboboxList } from "@/components/ui/combobox-list";
import { controlClass } from "@/components/ui/control-class";

export type ComboboxProps<V extends string = string> = {
  items: readonly ComboboxItem<V>[];
  value: V | null;
  onValueChange: (value: V | null) => void;
  placeholder?: string;
  /** Said when nothing matches. */
  emptyText?: string;
  /** Offers a cross that empties the field. */
  clearable?: boolean;
  size?: "sm" | "md";
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** One of many, found by typing. */
export function Combobox<V extends string = string>({
  items,
  value,
  onValueChange,
  placeholder = "Search",
  emptyText,
  clearable,
  size = "md",
  id,
  disabled,
  "aria-label": label,
  className,
}: ComboboxProps<V>) {
  const chosen = items.find((item) => item.value === value) ?? null;
  return (
    <Base.Root
      items={items}
      value={chosen}
      onValueChange={(item: ComboboxItem<V> | null, { reason }) => {
        // Escape closes the list; a second one must not empty the choice
        if (reason !== "escape-key") onValueChange(item?.value ?? null);
      }}
      isItemEqualToValue={(a: ComboboxItem<V>, b: ComboboxItem<V>) => a.value === b.value}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={cn("relative flex w-full items-center", className)}>
        <Base.Input
          placeholder={placeholder}
          id={id}
          aria-label={label}
          className={controlClass(cn(size === "sm" ? "h-7 pr-8 text-sm" : "h-8 pr-8", clearable && "pr-14"))}
        />
        <span className="absolute right-1 flex items-center">
          {clearable ? (
            <Base.Clear
              aria-label="Clear"
              className="flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X className="size-3.5" />
            </Base.Clear>
          ) : null}
          <Base.Trigger
            aria-label="Show the list"
            className="flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
          >
            <ChevronsUpDown className="size-3.5" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <ComboboxList<V> emptyText={emptyText} />
    </Base.Root>
  );
}
