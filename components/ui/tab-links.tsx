import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { TAB_CLASS, TAB_LIST_CLASS, TabWords } from "@/components/ui/tab-words";

export type TabLinksProps = {
  /** Spoken name of the group ("Inbox lists"). */
  label: string;
  items: readonly { href: string; label: string; count?: ReactNode; icon?: ReactNode; current?: boolean }[];
  className?: string;
};

/** Parts of a place that have an address each, so that Back and a shared link work. */
export function TabLinks({ label, items, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={cn(TAB_LIST_CLASS, className)}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? "page" : undefined}
          className={cn(TAB_CLASS, item.current && "border-ink text-ink")}
        >
          <TabWords label={item.label} count={item.count} icon={item.icon} />
        </Link>
      ))}
    </nav>
  );
}
