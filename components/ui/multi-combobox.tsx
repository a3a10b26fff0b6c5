"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { type ComboboxItem, ComboboxList } from "@/components/ui/combobox-list";

export type MultiComboboxProps<V extends string = string> = {
  items: readonly ComboboxItem<V>[];
  value: readonly V[];
  onValueChange: (value: V[]) => void;
  placeholder?: string;
  emptyText?: string;
  /** Violet for people and groups, plain for anything else. */
  hue?: "plain" | "person";
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** Several of many, each a tag with a cross; Backspace removes the last. Serves as the people picker. */
export function MultiCombobox<V extends string = string>({
  items,
  value,
  onValueChange,
  placeholder = "Search",
  emptyText,
  hue = "plain",
  id,
  disabled,
  "aria-label": label,
  className,
}: MultiComboboxProps<V>) {
  const chosen = value.flatMap((wanted) => items.find((item) => item.value === wanted) ?? []);
  return (
    <Base.Root
      multiple
      items={items}
      value={chosen}
      onValueChange={(next: ComboboxItem<V>[], { reason }) => {
        // Escape closes the list; a second one must not empty the choice
        if (reason !== "escape-key") onValueChange(next.map((item) => item.value));
      }}
      isItemEqualToValue={(a: ComboboxItem<V>, b: ComboboxItem<V>) => a.value === b.value}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup
        className={cn(
          "flex min-h-8 w-full flex-wrap items-center gap-1 rounded-md border border-control bg-surface p-1 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus data-disabled:border-line data-disabled:bg-sunken data-invalid:border-bad",
          className,
        )}
      >
        <Base.Chips className="contents">
          {chosen.map((item) => (
            <Base.Chip
              key={item.value}
              aria-label={item.label}
              className={cn(
                "flex h-[22px] items-center gap-1 rounded-full pr-1 pl-2 text-sm font-medium outline-none data-highlighted:outline-2 data-highlighted:outline-focus [&>svg]:size-3.5",
                hue === "person" ? "bg-person-soft text-person-ink" : "bg-chip text-ink",
              )}
            >
              {item.icon}
              {item.label}
              <Base.ChipRemove
                aria-label={`Remove ${item.label}`}
                className="flex size-4 items-center justify-center rounded-full hover:bg-active"
              >
                <X className="size-3" />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            placeholder={chosen.length ? "" : placeholder}
            id={id}
            aria-label={label}
            className="h-[22px] min-w-16 flex-1 bg-transparent px-1.5 text-md outline-none focus-visible:outline-none max-sm:text-[16px]"
          />
        </Base.Chips>
      </Base.InputGroup>
      <ComboboxList<V> emptyText={emptyText} />
    </Base.Root>
  );
}
