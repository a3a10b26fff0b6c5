"use client";

import { formatDate, formatExact, formatRelative, formatSmart, formatTime } from "@/components/lib/format";
import { useNow } from "@/components/lib/use-now";

export type TimeProps = {
  value: Date | string | number;
  /** `relative` "20 m ago" · `smart` "14:02" today, else "22 Nov, 14:02" · `time` · `seconds` "14:02:31" · `date`. */
  mode?: "relative" | "smart" | "time" | "seconds" | "date";
  className?: string;
};

/** A moment in the reader's zone, exact on hover. Relative ones move on by themselves. */
export function Time({ value, mode = "smart", className }: TimeProps) {
  const at = new Date(value);
  const now = useNow();
  if (Number.isNaN(at.getTime())) return null;
  // The server knows neither the reader's zone nor clock: it writes UTC, and the browser puts it right at once.
  const zone = now ? undefined : "UTC";
  return (
    <time
      dateTime={at.toISOString()}
      title={now ? formatExact(at) : undefined}
      className={className}
      style={{ fontVariantNumeric: "tabular-nums" }}
    >
      {say(at, now ?? at, mode === "relative" && !now ? "smart" : mode, zone)}
    </time>
  );
}

function say(at: Date, now: Date, mode: NonNullable<TimeProps["mode"]>, zone: string | undefined): string {
  switch (mode) {
    case "relative":
      return formatRelative(at, now, zone);
    case "smart":
      return formatSmart(at, now, zone);
    case "time":
      return formatTime(at, zone);
    case "seconds":
      return formatTime(at, zone, true);
    case "date":
      return formatDate(at, now, zone);
  }
}
