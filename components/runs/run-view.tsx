"use client";

import { useSearchParams } from "next/navigation";
import { useRef } from "react";
import { useSession } from "@/components/shell/session";
import { Switch } from "@/components/ui/switch";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { RunAudit } from "./run-audit";
import { hasLongWait } from "./run-axis";
import { RunCanvas } from "./run-canvas";
import { RunHeader } from "./run-header";
import { pressingRow, runRows } from "./run-rows";
import type { RunDetail } from "./run-shapes";
import { StepDetail } from "./step-detail";
import { Timeline } from "./timeline";
import { useRun, useRunClock } from "./use-run";
import { useShorten } from "./use-shorten";

const tabNames = ["timeline", "canvas", "audit"] as const;
type Tab = (typeof tabNames)[number];

/** One run: how it stands, its steps in time or on the canvas, what is on record, and the chosen step whole. */
export function RunView({ initial }: { initial: RunDetail }) {
  const detail = useRun(initial);
  const now = useRunClock(detail);
  const params = useSearchParams();
  const { can } = useSession();
  const [shorten, setShorten] = useShorten();
  const phoneDetail = useRef<HTMLDivElement>(null);
  const rows = runRows(detail, now);
  const chosen = rows.find(({ nodeId }) => nodeId === params.get("step")) ?? pressingRow(rows);
  const tab =
    tabNames.find((name) => name === params.get("tab") && (name !== "audit" || can("audit.read"))) ??
    "timeline";

  const show = (change: { step?: string; tab?: Tab }) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) next.set(key, value);
    window.history.replaceState(null, "", `?${next}`);
  };
  const select = (nodeId: string) => {
    show({ step: nodeId });
    if (window.matchMedia("(width < 64rem)").matches) {
      phoneDetail.current?.scrollIntoView({ block: "start" });
    }
  };
  const items = [
    { value: "timeline" as const, label: "Timeline" },
    { value: "canvas" as const, label: "Canvas" },
    ...(can("audit.read") ? [{ value: "audit" as const, label: "Audit" }] : []),
  ];

  return (
    <div className="flex min-h-0 flex-1 flex-col max-lg:min-h-max">
      <RunHeader detail={detail} now={now} />
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <Tabs<Tab>
          label="Views of this run"
          items={items}
          value={tab}
          onValueChange={(value) => show({ tab: value })}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col max-lg:flex-none"
          listClassName="h-10 shrink-0 items-end bg-surface px-6 max-sm:px-4"
        >
          {tab === "timeline" && hasLongWait(detail, rows, now) ? (
            <Switch
              label={<span className="text-sm text-ink-2">Shorten waiting</span>}
              checked={shorten}
              onCheckedChange={setShorten}
              className="absolute top-2.5 right-4 gap-2 max-lg:hidden"
            />
          ) : null}
          <TabPanel value="timeline" className="flex min-h-0 flex-1 flex-col">
            <Timeline
              detail={detail}
              rows={rows}
              now={now}
              shorten={shorten}
              selected={chosen?.nodeId ?? null}
              onSelect={select}
            />
          </TabPanel>
          <TabPanel value="canvas" className="flex min-h-0 flex-1 flex-col max-lg:h-[60dvh] max-lg:flex-none">
            <RunCanvas
              document={detail.document}
              rows={rows}
              selected={chosen?.nodeId ?? null}
              onSelect={select}
            />
          </TabPanel>
          {can("audit.read") ? (
            <TabPanel value="audit" className="flex min-h-0 flex-1 flex-col max-lg:min-h-80">
              <RunAudit runId={detail.run.id} />
            </TabPanel>
          ) : null}
        </Tabs>
        {chosen ? (
          <div
            ref={phoneDetail}
            className="scroll-mt-12 flex shrink-0 flex-col border-line max-lg:border-t lg:w-[400px] lg:border-l"
          >
            <StepDetail key={chosen.nodeId} row={chosen} detail={detail} className="flex-1" />
          </div>
        ) : null}
      </div>
    </div>
  );
}
