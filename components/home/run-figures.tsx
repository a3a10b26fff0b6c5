import Link from "next/link";
import { formatNumber } from "@/components/lib/format";
import { Card } from "@/components/ui/card";
import { Status } from "@/components/ui/status";
import type { HomeSummary } from "./home-shapes";

const figures = [
  { key: "succeeded", note: "today" },
  { key: "waiting", note: "for a person, now" },
  { key: "failed", note: "today" },
] as const;

/** How the runs stand. Each number leads to its runs. */
export function RunFigures({ today }: { today: HomeSummary["runsToday"] }) {
  return (
    <Card title="Runs" bodyClassName="pb-2">
      <ul>
        {figures.map(({ key, note }) => (
          <li key={key}>
            <Link
              href={`/runs?status=${key}`}
              className="flex items-baseline gap-3 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-hover"
            >
              <b className="num min-w-10 text-2xl font-semibold tracking-tight">{formatNumber(today[key])}</b>
              <Status status={key} />
              <span className="ml-auto text-sm text-ink-3">{note}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
