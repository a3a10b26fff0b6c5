import { cn } from "@/components/lib/cn";
import { formatSure } from "@/components/lib/format";

export type ConfidenceMeterProps = {
  /** 0 to 1, or null when the answer came without a usable number. */
  value: number | null;
  /** From here on it counts as sure; below, it turns amber. */
  threshold?: number;
  /** `bar` adds the small bar before the number. */
  variant?: "text" | "bar";
  /** Adds "sure" after the number. */
  word?: boolean;
  className?: string;
};

/** How sure the AI is: teal at or above the threshold, amber below. */
export function ConfidenceMeter({
  value,
  threshold = 0.8,
  variant = "bar",
  word,
  className,
}: ConfidenceMeterProps) {
  if (value === null)
    return <span className={cn("text-sm font-medium text-wait-ink", className)}>not known</span>;
  const share = Math.min(1, Math.max(0, value));
  const sure = share >= threshold;
  return (
    <span
      className={cn(
        "inline-flex items-center gap-2 text-sm font-medium",
        sure ? "text-ai-ink" : "text-wait-ink",
        className,
      )}
    >
      {variant === "bar" ? (
        <span
          aria-hidden="true"
          className={cn(
            "relative inline-block h-1 w-10 shrink-0 overflow-hidden rounded-full",
            sure ? "bg-ai/20" : "bg-wait/25",
          )}
        >
          <span
            className={cn("absolute inset-y-0 left-0 rounded-full", sure ? "bg-ai" : "bg-wait")}
            style={{ width: `${share * 100}%` }}
          />
        </span>
      ) : null}
      <span className="num whitespace-nowrap">
        {formatSure(share)}
        {word ? " sure" : null}
      </span>
    </span>
  );
}
