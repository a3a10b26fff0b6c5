"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { FLOAT_CLASS, ROW_CLASS } from "@/components/ui/control-class";

export type ComboboxItem<V extends string = string> = {
  value: V;
  label: string;
  /** Said at the end of the row ("Finance", "away until 30 Nov"). */
  note?: string;
  icon?: ReactNode;
  disabled?: boolean;
};

/** The floating list that `Combobox` and `MultiCombobox` share. */
export function ComboboxList<V extends string>({
  emptyText = "Nothing matches.",
}: {
  emptyText?: string | undefined;
}) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={6} className="z-popup">
        <Base.Popup
          className={cn(
            FLOAT_CLASS,
            "float-motion w-(--anchor-width) min-w-48 max-w-(--available-width) overflow-hidden",
          )}
        >
          <Base.Empty className="text-ink-3 not-empty:px-3 not-empty:py-2">{emptyText}</Base.Empty>
          <Base.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto p-1 scroll-thin data-empty:p-0">
            {(item: ComboboxItem<V>) => (
              <Base.Item key={item.value} value={item} disabled={item.disabled} className={ROW_CLASS}>
                {item.icon}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.note ? <span className="text-sm text-ink-3">{item.note}</span> : null}
                <Base.ItemIndicator className="text-accent-ink">
                  <Check className="size-4" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
