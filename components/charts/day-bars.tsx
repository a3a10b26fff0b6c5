"use client";

import { useState } from "react";
import { cn } from "@/components/lib/cn";
import { formatNumber } from "@/components/lib/format";
import { CHART_FILLS, type ChartHue } from "./hues";
import { niceTicks } from "./scale";

export type DayBarsProps = {
  /** What is counted ("Runs by day"). */
  label: string;
  /** The parts of each bar, from the bottom up. */
  series: readonly { key: string; name: string; hue: ChartHue }[];
  /** Oldest first; `values` by the key of the series. */
  days: readonly { label: string; values: Readonly<Record<string, number>> }[];
  /** Height of the plot in pixels. */
  height?: number;
  className?: string;
};

/** Stacked bars over days, with the numbers of a day under the pointer; a table says the same to screen readers. */
export function DayBars({ label, series, days, height = 188, className }: DayBarsProps) {
  const [active, setActive] = useState<number | null>(null);
  const totalOf = (values: Readonly<Record<string, number>>) =>
    series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0);
  const ticks = niceTicks(Math.max(0, ...days.map((day) => totalOf(day.values))));
  const top = ticks.at(-1) ?? 1;
  const every = Math.max(1, Math.ceil(days.length / 7));

  return (
    <figure className={cn("min-w-0", className)}>
      <div aria-hidden="true" className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="num relative min-w-6 text-right text-xs text-ink-3" style={{ height }}>
          <span className="invisible">{formatNumber(top)}</span>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute right-0 translate-y-1/2"
              style={{ bottom: `${(tick / top) * 100}%` }}
            >
              {formatNumber(tick)}
            </span>
          ))}
        </div>
        <div className="relative" style={{ height }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className={cn("absolute inset-x-0 border-t", tick === 0 ? "border-line-strong" : "border-line")}
              style={{ bottom: `${(tick / top) * 100}%` }}
            />
          ))}
          <div className="absolute inset-0 flex items-end">
            {days.map((day, index) => (
              <div
                key={day.label}
                className="group relative flex h-full flex-1 justify-center"
                onPointerEnter={() => setActive(index)}
                onPointerLeave={() => setActive(null)}
              >
                <div className="flex h-full w-[60%] max-w-6 flex-col-reverse gap-px overflow-hidden rounded-t-sm">
                  {series.map(({ key, hue }) => (
                    <span
                      key={key}
                      className={cn(
                        "block shrink-0",
                        CHART_FILLS[hue],
                        active !== null && active !== index && "opacity-60",
                      )}
                      style={{ height: `${((day.values[key] ?? 0) / top) * 100}%` }}
                    />
                  ))}
                </div>
                {active === index ? (
                  <DayTip day={day} series={series} before={index < days.length / 2} />
                ) : null}
              </div>
            ))}
          </div>
        </div>
        <span />
        <div className="mt-1 flex text-xs text-ink-3">
          {days.map((day, index) => (
            <span key={day.label} className="min-w-0 flex-1 overflow-visible text-center whitespace-nowrap">
              {index % every === 0 ? day.label : ""}
            </span>
          ))}
        </div>
      </div>
      <NumbersTable label={label} series={series} days={days} />
    </figure>
  );
}

function DayTip({
  day,
  series,
  before,
}: Pick<DayBarsProps, "series"> & { day: DayBarsProps["days"][number]; before: boolean }) {
  return (
    <div
      className={cn(
        "num z-popup pointer-events-none absolute top-1 flex h-8 items-center gap-3 rounded-md border border-line-strong bg-raised px-3 text-sm whitespace-nowrap shadow-float",
        before ? "left-1/2" : "right-1/2",
      )}
    >
      <b>{day.label}</b>
      {series.map(({ key, name, hue }) => (
        <span key={key} className="flex items-center gap-1.5 text-ink-2">
          <span className={cn("size-2 rounded-[2px]", CHART_FILLS[hue])} />
          {formatNumber(day.values[key] ?? 0)} {name.toLowerCase()}
        </span>
      ))}
    </div>
  );
}

function NumbersTable({ label, series, days }: Pick<DayBarsProps, "label" | "series" | "days">) {
  return (
    <table className="sr-only">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {series.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.label}>
            <th scope="row">{day.label}</th>
            {series.map(({ key }) => (
              <td key={key}>{day.values[key] ?? 0}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
