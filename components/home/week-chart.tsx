import { DayBars } from "@/components/charts/day-bars";
import { Legend } from "@/components/charts/legend";
import { formatNumber, formatPercent } from "@/components/lib/format";
import { Card } from "@/components/ui/card";
import type { HomeSummary } from "./home-shapes";

const series = [
  { key: "alone", name: "Went on alone", hue: "ai" },
  { key: "reviewed", name: "Asked a person", hue: "person" },
  { key: "failed", name: "Failed", hue: "bad" },
] as const;

/**
 * The last seven days: how many runs went on alone, how many asked a person, how many failed. The share is said only to
 * whoever sees every run (`isWhole`): of the runs that asked somebody, none went on alone.
 */
export function WeekChart({ week, isWhole }: { week: HomeSummary["week"]; isWhole: boolean }) {
  const total = (key: (typeof series)[number]["key"]) => week.reduce((sum, day) => sum + day[key], 0);
  const all = total("alone") + total("reviewed") + total("failed");
  return (
    <Card
      title="Last 7 days"
      actions={
        <div className="pr-2 max-sm:hidden">
          <Legend
            items={series.map(({ key, name, hue }) => ({ name, hue, value: formatNumber(total(key)) }))}
          />
        </div>
      }
      bodyClassName="px-4 pb-3"
    >
      {isWhole ? (
        <p className="num mb-3 flex items-baseline gap-2">
          <b className="text-xl font-semibold tracking-tight">
            {all === 0 ? "–" : formatPercent(total("alone") / all)}
          </b>
          <span className="text-sm text-ink-2">
            {all === 0
              ? "no runs in these days"
              : "of the runs went on alone; the others asked a person or failed"}
          </span>
        </p>
      ) : null}
      <DayBars
        label="Runs by day: alone, asked a person, failed"
        series={series}
        days={week.map(({ day, alone, reviewed, failed }) => ({
          label: dayName(day),
          values: { alone, reviewed, failed },
        }))}
        height={132}
      />
      <div className="mt-3 sm:hidden">
        <Legend
          items={series.map(({ key, name, hue }) => ({ name, hue, value: formatNumber(total(key)) }))}
        />
      </div>
    </Card>
  );
}

/** "2026-11-22" → "Sun 22". The day is the reader's already. */
function dayName(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", timeZone: "UTC" }).format(at);
}
