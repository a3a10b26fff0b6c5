import { cn } from "@/components/lib/cn";
import { formatDuration } from "@/components/lib/format";
import type { RunBar } from "./run-bars";
import type { TimeAxis } from "./time-axis";

const tones: Record<RunBar["tone"], string> = {
  trigger: "bg-slate opacity-75",
  ai: "bg-ai",
  logic: "bg-ink-3",
  person: "bg-person",
  action: "bg-accent",
  bad: "bg-[color-mix(in_oklab,var(--bad)_72%,var(--surface))]",
  wait: "bg-[repeating-linear-gradient(115deg,color-mix(in_oklab,var(--wait)_52%,var(--surface))_0_5px,color-mix(in_oklab,var(--wait)_38%,var(--surface))_5px_10px)]",
};

/** A stretch of a step's time with how long it took; what may still come is an outline. */
export function TimelineBar({ bar, axis }: { bar: RunBar; axis: TimeAxis }) {
  const left = axis.place(bar.start);
  const right = Math.max(left + 3, axis.place(bar.end));
  const until = bar.until === null ? null : axis.place(bar.until);
  const took = bar.end - bar.start < 1 ? null : formatDuration(bar.end - bar.start);
  const width = took === null ? 0 : took.length * 6.5 + 8;
  const inFront = right + width > axis.room(bar.end);
  const fits = !inFront || left > width;
  return (
    <>
      <span
        className={cn(
          "absolute top-2.5 h-3",
          until === null ? "rounded-[3px]" : "rounded-l-[3px]",
          tones[bar.tone],
        )}
        style={{ left, width: right - left }}
      />
      {until === null ? null : (
        <span
          className="absolute top-2.5 h-3 rounded-r-[3px] inset-ring inset-ring-line-strong"
          style={{ left: right, width: Math.max(0, until - right) }}
        />
      )}
      {took === null || until !== null || !fits ? null : (
        <span
          className={cn(
            "num absolute top-2 z-1 text-xs whitespace-nowrap text-ink-2",
            inFront && "-translate-x-full",
          )}
          style={{ left: inFront ? left - 6 : right + 6 }}
        >
          {took}
        </span>
      )}
    </>
  );
}
