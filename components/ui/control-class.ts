import { cn } from "@/components/lib/cn";

/**
 * The frame that every control one types or picks in shares: border at 3:1, focus ring, error and disabled state.
 * 16 px text on phones keeps iOS from zooming in.
 */
export function controlClass(className?: string): string {
  return cn(
    "w-full rounded-md border border-control bg-surface px-2.5 text-md text-ink transition-colors max-sm:text-[16px]",
    "aria-invalid:border-bad data-invalid:border-bad",
    "disabled:border-line disabled:bg-sunken disabled:text-ink-3 data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-3",
    className,
  );
}

/** The surface of everything that floats: menus, lists, popovers. */
export const FLOAT_CLASS = "rounded-lg border border-line-strong bg-raised shadow-float outline-none";

/** A row of a floating list, without its states. */
export const ROW_BASE =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-md text-ink outline-none select-none [&>svg]:size-4 [&>svg]:text-ink-2";

/** A row in a floating list (menu item, option), with the states that Base UI marks. */
export const ROW_CLASS = `${ROW_BASE} data-disabled:cursor-default data-disabled:text-ink-3 data-highlighted:bg-hover dark:data-highlighted:bg-active`;
