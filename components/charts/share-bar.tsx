import { cn } from "@/components/lib/cn";
import { formatPercent } from "@/components/lib/format";

export type ShareBarProps = {
  /** The part that went on alone, 0 to 1; null before the first run. */
  share: number | null;
  /** Said when there is nothing to show. */
  emptyText?: string;
  className?: string;
};

/** How much went on alone (teal) and how much a person saw (violet), with the number. */
export function ShareBar({ share, emptyText = "Not run yet", className }: ShareBarProps) {
  if (share === null) return <span className={cn("text-ink-2", className)}>{emptyText}</span>;
  return (
    <span className={cn("inline-flex items-center gap-2", className)}>
      <span
        aria-hidden="true"
        className="relative h-1.5 w-24 shrink-0 overflow-hidden rounded-full bg-[color-mix(in_oklab,var(--person)_32%,var(--surface))]"
      >
        <span
          className="absolute inset-y-0 left-0 bg-ai shadow-[1.5px_0_0_var(--surface)]"
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      </span>
      <span className="num">{formatPercent(share)}</span>
    </span>
  );
}
