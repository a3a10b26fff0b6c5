import Link from "next/link";
import { cn } from "@/components/lib/cn";
import { CountBadge } from "@/components/ui/count-badge";
import type { NavItem } from "./nav-items";

export type NavLinkProps = {
  item: NavItem;
  current: boolean;
  /** Things that wait there. */
  count: number;
  /** `stack` icon above word (rail, bottom bar) · `row` icon beside word (wide rail, sheet). */
  layout: "stack" | "row";
  onClick?: () => void;
};

/** One place in the rail, the bottom bar or the sheet. */
export function NavLink({ item, current, count, layout, onClick }: NavLinkProps) {
  const Icon = item.icon;
  const stack = layout === "stack";
  return (
    <Link
      href={item.href}
      onClick={onClick}
      aria-current={current ? "page" : undefined}
      className={cn(
        "relative flex items-center rounded-md font-medium text-ink-2 transition-colors -outline-offset-2 hover:bg-hover aria-[current]:bg-active aria-[current]:text-ink",
        stack
          ? "h-12 flex-col justify-center gap-1 text-xs tracking-[-0.01em]"
          : "h-8 gap-2.5 px-2.5 max-sm:h-11",
      )}
    >
      <Icon aria-hidden="true" className={stack ? "size-[18px]" : "size-4"} />
      {item.label}
      <CountBadge
        count={count}
        label="waiting"
        className={stack ? "absolute top-0.5 left-1/2 ml-2 ring-2 ring-bg" : "ml-auto"}
      />
    </Link>
  );
}
