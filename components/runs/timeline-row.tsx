import { OctagonPause, Send, Stamp } from "lucide-react";
import { NodeTile } from "@/components/editor/node-look";
import { cn } from "@/components/lib/cn";
import { formatExact, formatTime } from "@/components/lib/format";
import { Status } from "@/components/ui/status";
import type { RunFact } from "./run-facts";
import type { StepRow } from "./run-rows";
import type { TimeAxis } from "./time-axis";
import { TimelineBar } from "./timeline-bar";

export const TREE_WIDTH = 328;
const row = "relative flex h-8 w-full items-stretch text-left";
const treeCell =
  "sticky left-0 z-4 flex w-[328px] shrink-0 items-center gap-2 border-r border-line pr-3 pl-4 max-lg:w-full max-lg:border-r-0";

export interface TimelineRowProps {
  row: StepRow;
  axis: TimeAxis;
  selected: boolean;
  onSelect: () => void;
}

/** A step: its name and status, and when it worked or waited. */
export function TimelineRow({ row: step, axis, selected, onSelect }: TimelineRowProps) {
  const { title, category, icon, status, label, bars } = step;
  const waits = status === "waiting" || status === "uncertain";
  const quiet = status === "not-yet" || status === "skipped";
  const ground = selected
    ? "bg-[color-mix(in_oklab,var(--accent-soft)_72%,var(--surface))]"
    : waits
      ? "bg-[color-mix(in_oklab,var(--wait-soft)_60%,var(--surface))]"
      : "bg-surface group-hover/row:bg-hover";
  return (
    <button
      type="button"
      data-step={step.nodeId}
      aria-current={selected ? "true" : undefined}
      tabIndex={selected ? 0 : -1}
      onClick={onSelect}
      className={cn(row, "group/row -outline-offset-2 focus-visible:z-5")}
    >
      <span className={cn(treeCell, ground, selected && "shadow-[inset_2px_0_0_var(--accent)]")}>
        <NodeTile category={category} icon={icon} className="size-5 rounded-[5px] [&>svg]:size-3" />
        <span className={cn("min-w-0 flex-1 truncate font-medium", quiet && "text-ink-2")}>{title}</span>
        <Status status={status} label={label} className={cn("shrink-0 text-sm", quiet && "text-ink-3")} />
      </span>
      <span className="relative shrink-0 max-lg:hidden" style={{ width: axis.width }}>
        <span
          className={cn(
            "absolute inset-0 opacity-70",
            selected || waits ? ground : "group-hover/row:bg-hover",
          )}
        />
        {bars.map((bar) => (
          <TimelineBar key={`${bar.tone} ${bar.start}`} bar={bar} axis={axis} />
        ))}
      </span>
    </button>
  );
}

const marks = { asked: Send, answered: Stamp, stopped: OctagonPause };

/** Something that happened inside the step above: asked whom, who answered, why it stopped. */
export function TimelineFact({ fact, axis, last }: { fact: RunFact; axis: TimeAxis; last: boolean }) {
  const x = axis.place(fact.at);
  const Mark = marks[fact.mark];
  const at = new Date(fact.at);
  const inFront = x + 70 > axis.room(fact.at);
  return (
    <div className={cn(row, "text-sm text-ink-2")}>
      <span className={cn(treeCell, "bg-surface pl-11")}>
        <span
          aria-hidden="true"
          className={cn("absolute top-0 left-[25.5px] w-px bg-line-strong", last ? "bottom-4" : "bottom-0")}
        />
        <span aria-hidden="true" className="absolute top-4 left-[25.5px] h-px w-2 bg-line-strong" />
        <span className="min-w-0 flex-1 truncate">{fact.title}</span>
        <Status status={fact.status} label={fact.label} className="shrink-0 text-sm" />
      </span>
      <span className="relative shrink-0 max-lg:hidden" style={{ width: axis.width }}>
        <Mark
          aria-hidden="true"
          className={cn(
            "absolute top-[9px] size-3.5 -translate-x-1/2",
            fact.mark === "stopped" ? "text-wait-ink" : "text-person-ink",
          )}
          style={{ left: x }}
        />
        <time
          dateTime={at.toISOString()}
          title={formatExact(at)}
          suppressHydrationWarning
          className={cn("num absolute top-2 z-1 text-xs whitespace-nowrap", inFront && "-translate-x-full")}
          style={{ left: inFront ? x - 12 : x + 12 }}
        >
          {formatTime(at, undefined, true)}
        </time>
      </span>
    </div>
  );
}
