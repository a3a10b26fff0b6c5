import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type PageHeaderProps = {
  title: ReactNode;
  /** The way up: each a place above this one. */
  crumbs?: readonly { label: string; href: string }[];
  /** A few words after the title: a count, a date, a status. */
  meta?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** The 48 px bar at the top of a page: where one is and what one can do here. Stays in sight while the page scrolls. */
export function PageHeader({ title, crumbs, meta, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        "z-sticky sticky top-0 flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface py-1.5 pr-4 pl-6 max-sm:pl-4",
        className,
      )}
    >
      {crumbs?.length ? (
        <nav aria-label="You are in" className="flex items-center gap-2">
          {crumbs.map((crumb) => (
            <span key={crumb.href} className="flex items-center gap-2">
              <Link href={crumb.href} className="rounded-sm font-medium text-ink-2 hover:text-ink">
                {crumb.label}
              </Link>
              <ChevronRight className="size-3.5 text-ink-3" aria-hidden="true" />
            </span>
          ))}
        </nav>
      ) : null}
      <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight">{title}</h1>
      {meta ? <div className="flex min-w-0 items-center gap-2 text-sm text-ink-3">{meta}</div> : null}
      {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
    </header>
  );
}
