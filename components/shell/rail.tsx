"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { cn } from "@/components/lib/cn";
import { AccountMenu } from "./account-menu";
import { isCurrent, type NavItem } from "./nav-items";
import { NavLink } from "./nav-link";

export type RailProps = {
  items: readonly NavItem[];
  wide: boolean;
  onToggle: () => void;
  /** Waiting things by address. */
  counts: Readonly<Record<string, number>>;
  onShortcuts: () => void;
};

/** The way to every place: 72 px with icon above word, or 200 px with icon beside word. Not on phones. */
export function Rail({ items, wide, onToggle, counts, onShortcuts }: RailProps) {
  const pathname = usePathname();
  const link = (item: NavItem) => (
    <li key={item.href}>
      <NavLink
        item={item}
        current={isCurrent(item.href, pathname)}
        count={counts[item.href] ?? 0}
        layout={wide ? "row" : "stack"}
      />
    </li>
  );
  const Toggle = wide ? PanelLeftClose : PanelLeftOpen;
  return (
    <nav
      aria-label="Main"
      className={cn(
        "z-rail flex shrink-0 flex-col border-r border-line bg-bg max-sm:hidden",
        wide ? "w-[200px]" : "w-[72px]",
      )}
    >
      <div className="h-12 shrink-0 border-b border-line">
        <AccountMenu wide={wide} onShortcuts={onShortcuts} />
      </div>
      <ul
        className={cn(
          "scroll-thin flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto py-2",
          wide ? "px-2" : "px-[3px]",
        )}
      >
        {items.filter((item) => !item.foot).map(link)}
      </ul>
      <ul className={cn("flex flex-col gap-1 py-1", wide ? "px-2" : "px-[3px]")}>
        {items.filter((item) => item.foot).map(link)}
        <li>
          <button
            type="button"
            onClick={onToggle}
            aria-expanded={wide}
            aria-label={wide ? "Make the rail narrow" : "Make the rail wide"}
            title={wide ? "Narrow  [" : "Widen  ["}
            className={cn(
              "flex h-8 w-full items-center gap-2.5 rounded-md font-medium text-ink-3 -outline-offset-2 hover:bg-hover hover:text-ink",
              wide ? "px-2.5" : "justify-center",
            )}
          >
            <Toggle aria-hidden="true" className="size-4" />
            {wide ? "Narrow" : null}
          </button>
        </li>
      </ul>
    </nav>
  );
}
