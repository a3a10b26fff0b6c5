"use client";

import { Cpu } from "lucide-react";
import { useState } from "react";
import { NodeTile } from "@/components/editor/node-look";
import { cn } from "@/components/lib/cn";
import { formatDuration, plural } from "@/components/lib/format";
import { Status } from "@/components/ui/status";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { DetailInput } from "./detail-input";
import { DetailOutput } from "./detail-output";
import { DetailSettings } from "./detail-settings";
import type { StepRow } from "./run-rows";
import type { RunDetail } from "./run-shapes";

const tabs = [
  { value: "output", label: "Output" },
  { value: "input", label: "Input" },
  { value: "settings", label: "Settings" },
] as const;
type Tab = (typeof tabs)[number]["value"];

/** The chosen step, whole: what it did, what it was given, how it was set up. */
export function StepDetail({
  row,
  detail,
  className,
}: {
  row: StepRow;
  detail: RunDetail;
  className?: string;
}) {
  const [tab, setTab] = useState<Tab>("output");
  const { step, status, label } = row;
  const start = step ? (step.startedAt ?? step.readyAt) : null;
  const took = start && step?.endedAt ? formatDuration(step.endedAt.getTime() - start.getTime()) : null;
  const call = detail.aiCalls.find(({ stepId }) => stepId === step?.id);
  return (
    <aside aria-label={`Step ${row.title}`} className={cn("flex min-h-0 flex-col bg-surface", className)}>
      <header className="flex min-h-10 shrink-0 items-center gap-2 px-4 pt-1.5">
        <NodeTile category={row.category} icon={row.icon} />
        <h2 className="min-w-0 flex-1 truncate text-lg font-semibold tracking-tight">{row.title}</h2>
        <Status status={status} label={label} className="shrink-0 text-sm" />
        {took ? <span className="num shrink-0 text-sm text-ink-3">· {took}</span> : null}
      </header>
      <Tabs<Tab>
        label="About this step"
        items={tabs}
        value={tab}
        onValueChange={setTab}
        className="flex min-h-0 flex-1 flex-col"
        listClassName="shrink-0 px-4"
      >
        {tabs.map(({ value }) => (
          <TabPanel key={value} value={value} className="scroll-thin min-h-0 flex-1 lg:overflow-y-auto">
            {value === "output" ? <DetailOutput row={row} tasks={detail.tasks} /> : null}
            {value === "input" ? <DetailInput row={row} detail={detail} /> : null}
            {value === "settings" ? <DetailSettings row={row} document={detail.document} /> : null}
          </TabPanel>
        ))}
      </Tabs>
      {call ? (
        <footer className="flex min-h-10 shrink-0 items-center gap-1.5 border-t border-line bg-bg px-4 text-sm text-ink-3">
          <Cpu className="size-3.5" aria-hidden="true" />
          <span className="min-w-0 truncate" title={`${call.method} · ${call.modelVersion}`}>
            {call.method}
          </span>
          <span className="num ml-auto whitespace-nowrap">
            in {formatDuration(call.durationMs)}
            {step && step.attempts > 1 ? ` · ${plural(step.attempts, "attempt")}` : null}
          </span>
        </footer>
      ) : null}
    </aside>
  );
}
