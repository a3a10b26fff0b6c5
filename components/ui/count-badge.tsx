import { cn } from "@/components/lib/cn";
import { formatNumber } from "@/components/lib/format";

/** How many things wait for a person, on the violet of people. Nothing when nobody waits; "99+" from a hundred on. */
export function CountBadge({
  count,
  label,
  className,
}: {
  count: number;
  label: string;
  className?: string;
}) {
  if (count <= 0) return null;
  return (
    <span
      className={cn(
        "num inline-block h-4 min-w-4 rounded-full bg-person-fill px-1 text-center text-[10px] leading-4 font-semibold tracking-normal text-on-accent",
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{`${formatNumber(count)} ${label}`}</span>
    </span>
  );
}
