import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type TableProps = {
  /** Spoken name of the table. */
  label: string;
  /** `fixed` divides the width by the columns' own widths; long cells are cut with an ellipsis. */
  layout?: "auto" | "fixed";
  /** Takes the height its parent leaves and scrolls inside it, so that the head stays in sight. */
  fill?: boolean;
  className?: string;
  children: ReactNode;
};

/** Dense rows of 36 px under a head that stays in sight. Scrolls sideways by itself on a narrow screen. */
export function Table({ label, layout = "auto", fill, className, children }: TableProps) {
  return (
    <div
      className={cn("scroll-thin relative w-full overflow-x-auto", fill && "min-h-0 flex-1 overflow-y-auto")}
    >
      <table
        aria-label={label}
        className={cn(
          "w-full border-separate border-spacing-0",
          layout === "fixed" && "table-fixed",
          className,
        )}
      >
        {children}
      </table>
    </div>
  );
}

type Align = { align?: "left" | "right" | "center" };
const ALIGN = { left: "text-left", right: "text-right", center: "text-center" } as const;
const EDGE = "pr-3 first:pl-4 last:pr-4";

/** The head: `<TableHead><Th>…</Th></TableHead>`. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

/** A column's name. */
export function Th({ align = "left", className, ...rest }: ComponentProps<"th"> & Align) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn(
        "z-sticky sticky top-0 h-8 border-b border-line bg-surface text-xs font-medium whitespace-nowrap text-ink-3",
        EDGE,
        ALIGN[align],
        className,
      )}
    />
  );
}

/** The rows. The last has no line below it. */
export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="[&>tr:last-child>td]:border-b-0">{children}</tbody>;
}

/** A row. `selected` tints it; a `RowLink` in its first cell makes all of it clickable. */
export function Tr({ selected, className, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      data-selected={selected || undefined}
      className={cn(
        "group relative transition-colors hover:bg-hover focus-within:bg-hover data-selected:bg-accent-soft",
        className,
      )}
    />
  );
}

/** A cell. */
export function Td({
  align = "left",
  dim,
  num,
  mono,
  truncate,
  className,
  ...rest
}: ComponentProps<"td"> & Align & { dim?: boolean; num?: boolean; mono?: boolean; truncate?: boolean }) {
  return (
    <td
      {...rest}
      className={cn(
        "h-9 border-b border-line py-1",
        EDGE,
        ALIGN[align],
        dim && "text-ink-2",
        num && "num",
        mono && "font-mono text-xs",
        truncate ? "max-w-0 truncate" : "whitespace-nowrap",
        className,
      )}
    />
  );
}

/** The link that a whole row stands for: put it in the first cell. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn("font-medium after:absolute after:inset-0 after:content-['']", className)}
    />
  );
}
