import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { CHART_FILLS, type ChartHue } from "./hues";

/** What the hues of a chart stand for, with a number when there is one. */
export function Legend({ items }: { items: readonly { name: string; hue: ChartHue; value?: ReactNode }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
      {items.map(({ name, hue, value }) => (
        <li key={name} className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden="true" className={cn("size-2 rounded-[2px]", CHART_FILLS[hue])} />
          {name}
          {value === undefined ? null : <b className="num text-ink">{value}</b>}
        </li>
      ))}
    </ul>
  );
}
