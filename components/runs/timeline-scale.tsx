"use client";

import { cn } from "@/components/lib/cn";
import { formatDate, formatDuration, formatExact, formatTime } from "@/components/lib/format";
import { useHydrated } from "@/components/lib/use-hydrated";
import { type AxisTick, axisTicks } from "./axis-ticks";
import type { RunAxis } from "./run-axis";
import { breakWidth } from "./time-axis";

/** The head of the timeline: times of day, seconds since, now and due. */
export function TimelineHead({ line }: { line: RunAxis }) {
  const { axis, now, due } = line;
  const zone = useHydrated() ? undefined : "UTC";
  const hidesDue = due && now && Math.abs(due.x - now.x) < 72;
  const taken = [...(now ? [now.x] : []), ...(due && !hidesDue ? [due.x] : [])];
  return (
    <div className="relative h-8" style={{ width: axis.width }}>
      {axisTicks(axis, taken).map((tick) => (
        <span
          key={`${tick.at} ${tick.edge}`}
          title={formatExact(new Date(tick.at), zone)}
          className={cn(
            "num absolute top-2 text-xs font-medium whitespace-nowrap text-ink-3",
            !tick.edge && "-translate-x-1/2",
          )}
          style={{ left: tick.x }}
        >
          {tickWords(tick, zone)}
        </span>
      ))}
      {due && !hidesDue ? (
        <span
          title={formatExact(new Date(due.at), zone)}
          className="num absolute top-2 -translate-x-1/2 text-xs font-medium whitespace-nowrap text-wait-ink"
          style={{ left: due.x }}
        >
          Due {moment(due.at, zone)}
        </span>
      ) : null}
      {now ? (
        <span
          className="num absolute top-[7px] -translate-x-1/2 rounded-sm bg-ink px-1.5 text-xs leading-[18px] font-strong whitespace-nowrap text-surface"
          style={{ left: Math.max(now.x, 42) }}
        >
          Now {formatTime(new Date(now.at), zone)}
        </span>
      ) : null}
    </div>
  );
}

function tickWords({ at, since, unit }: AxisTick, zone: string | undefined): string {
  if (since !== null)
    return `+${since < 1_000 ? `${since / 1_000} s` : formatDuration(since).replace(".0 s", " s")}`;
  if (unit === "day") return formatDate(new Date(at), new Date(at), zone);
  return formatTime(new Date(at), zone, unit === "second");
}

/** Today's time, or the day where it is more than a day off. */
function moment(at: number, zone: string | undefined): string {
  const date = new Date(at);
  return Math.abs(at - Date.now()) < 20 * 3_600_000 ? formatTime(date, zone) : formatDate(date, date, zone);
}

/** What lies behind the rows: lines at each label, the cuts, now and due. */
export function TimelineGrid({ line }: { line: RunAxis }) {
  const { axis, now, due } = line;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0" style={{ width: axis.width }}>
      {axisTicks(axis, []).map((tick) => (
        <span
          key={`${tick.at} ${tick.edge}`}
          className="absolute inset-y-0 w-px bg-line opacity-70"
          style={{ left: tick.x }}
        />
      ))}
      {due ? <span className="absolute inset-y-0 z-2 w-px bg-wait" style={{ left: due.x }} /> : null}
      {now ? <span className="absolute inset-y-0 z-3 w-px bg-ink" style={{ left: now.x }} /> : null}
      {axis.breaks.map((left) => (
        <Cut key={left} left={left} />
      ))}
    </div>
  );
}

/** Where the line is cut: a zigzag the whole way down. */
function Cut({ left }: { left: number }) {
  const id = `cut-${Math.round(left)}`;
  return (
    <svg className="absolute inset-y-0 z-2 h-full" style={{ left }} width={breakWidth} aria-hidden="true">
      <defs>
        <pattern id={id} width="12" height="12" patternUnits="userSpaceOnUse">
          <path d="M3 0 L9 6 L3 12" fill="none" className="stroke-line-strong" strokeWidth="1" />
        </pattern>
      </defs>
      <rect width={breakWidth} height="100%" className="fill-surface" />
      <rect width={breakWidth} height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
