"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { FLOAT_CLASS, ROW_CLASS } from "@/components/ui/control-class";
import { Kbd } from "@/components/ui/kbd";

export type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  /** `MenuItem`, `MenuLink`, `MenuGroup`, `MenuRadio`, `MenuSeparator`. */
  children: ReactNode;
};

/** A list of things to do at the element that opened it; arrow keys and first letters move in it. */
export function Menu({
  trigger,
  open,
  onOpenChange,
  side = "bottom",
  align = "start",
  className,
  children,
}: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-popup">
          <Base.Popup
            className={cn(
              FLOAT_CLASS,
              "float-motion scroll-thin max-h-(--available-height) min-w-48 overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type RowProps = {
  icon?: ReactNode;
  /** A key combination that does the same elsewhere. */
  keys?: string;
  disabled?: boolean;
  tone?: "normal" | "danger";
  children: ReactNode;
};

function rowClass(tone: RowProps["tone"]): string {
  return cn(ROW_CLASS, tone === "danger" && "text-bad-ink [&>svg]:text-bad-ink");
}

function RowWords({ icon, keys, children }: RowProps) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {keys ? <Kbd keys={keys} silent /> : null}
    </>
  );
}

/** Something to do. */
export function MenuItem({ onSelect, disabled, tone, ...row }: RowProps & { onSelect: () => void }) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={rowClass(tone)}>
      <RowWords {...row} />
    </Base.Item>
  );
}

/** Items under a small heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-ink-3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** One of a few, with a tick at the chosen one. */
export function MenuRadio<V extends string>({
  label,
  value,
  onValueChange,
  items,
}: {
  label: string;
  value: V;
  onValueChange: (value: V) => void;
  items: readonly { value: V; label: string; icon?: ReactNode }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: V) => onValueChange(next)}>
      <MenuGroup label={label}>
        {items.map((item) => (
          <Base.RadioItem key={item.value} value={item.value} className={ROW_CLASS}>
            {item.icon}
            <span className="min-w-0 flex-1">{item.label}</span>
            <Base.RadioItemIndicator>
              <Check className="size-4 text-accent-ink" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </MenuGroup>
    </Base.RadioGroup>
  );
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
