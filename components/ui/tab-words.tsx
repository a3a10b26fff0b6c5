import type { ReactNode } from "react";

export const TAB_LIST_CLASS =
  "flex gap-4 border-b border-line overflow-x-auto overflow-y-clip [scrollbar-width:none]";

export const TAB_CLASS =
  "-mb-px flex h-8 shrink-0 items-center gap-1.5 rounded-t-sm border-b-2 border-transparent font-medium whitespace-nowrap text-ink-2 transition-colors -outline-offset-2 hover:text-ink data-disabled:text-ink-3 [&>svg]:size-4";

/** The inside of a tab: icon, label, count. */
export function TabWords({ label, count, icon }: { label: string; count?: ReactNode; icon?: ReactNode }) {
  return (
    <>
      {icon}
      {label}
      {count === undefined || count === null ? null : (
        <span className="num text-xs font-medium text-ink-3">{count}</span>
      )}
    </>
  );
}
