"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { TAB_CLASS, TAB_LIST_CLASS, TabWords } from "@/components/ui/tab-words";

export type TabItem<V extends string = string> = {
  value: V;
  label: string;
  /** A number or a few words after the label. */
  count?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

export type TabsProps<V extends string = string> = {
  /** Spoken name of the list of tabs. */
  label: string;
  items: readonly TabItem<V>[];
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  className?: string;
  listClassName?: string;
  /** `TabPanel`s. */
  children: ReactNode;
};

/** Parts of one page, one in sight at a time. For parts with an address of their own, use `TabLinks`. */
export function Tabs<V extends string = string>({
  label,
  items,
  onValueChange,
  className,
  listClassName,
  children,
  ...rest
}: TabsProps<V>) {
  return (
    <Base.Root {...rest} onValueChange={(value) => onValueChange?.(value as V)} className={className}>
      <Base.List aria-label={label} className={cn(TAB_LIST_CLASS, listClassName)}>
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            disabled={item.disabled}
            className={cn(TAB_CLASS, "data-active:border-ink data-active:text-ink")}
          >
            <TabWords {...item} />
          </Base.Tab>
        ))}
      </Base.List>
      {children}
    </Base.Root>
  );
}

/** What a tab shows. */
export function TabPanel({
  value,
  className,
  children,
}: {
  value: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Panel value={value} className={cn("-outline-offset-2", className)}>
      {children}
    </Base.Panel>
  );
}
