"use client";

import { type KeyboardEvent, useRef } from "react";
import { type RunAxis, runAxis } from "./run-axis";
import type { StepRow } from "./run-rows";
import type { RunDetail } from "./run-shapes";
import { TimelineFact, TimelineRow, TREE_WIDTH } from "./timeline-row";
import { TimelineGrid, TimelineHead } from "./timeline-scale";
import { useWidth } from "./use-width";

export interface TimelineProps {
  detail: RunDetail;
  rows: readonly StepRow[];
  now: number;
  shorten: boolean;
  selected: string | null;
  onSelect: (nodeId: string) => void;
}

/** The steps as a tree, and beside it when each of them worked or waited: one list of rows, one scroll. */
export function Timeline({ detail, rows, now, shorten, selected, onSelect }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller, 808) - TREE_WIDTH;
  const line: RunAxis = runAxis(detail, rows, { now, width, shorten });

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ nodeId }) => nodeId === selected);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = next === undefined ? undefined : rows[next];
    if (!row || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    onSelect(row.nodeId);
    scroller.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(row.nodeId)}"]`)?.focus();
  };

  return (
    <div
      ref={scroller}
      className="scroll-thin relative isolate min-h-0 min-w-0 flex-1 bg-surface lg:overflow-auto"
    >
      <div className="relative flex min-h-full w-max min-w-full flex-col max-lg:w-full">
        <div
          aria-hidden="true"
          className="sticky top-0 z-6 flex h-8 shrink-0 border-b border-line bg-surface max-lg:static"
        >
          <span className="sticky left-0 z-4 flex w-[328px] shrink-0 items-center justify-between border-r border-line bg-surface pr-3 pl-4 text-xs font-medium text-ink-3 max-lg:w-full max-lg:border-r-0">
            <span>Steps</span>
            <span>Status</span>
          </span>
          <span className="max-lg:hidden">
            <TimelineHead line={line} />
          </span>
        </div>
        <div className="relative flex-1">
          <div className="absolute inset-y-0 left-[328px] max-lg:hidden">
            <TimelineGrid line={line} />
          </div>
          <div
            className="absolute inset-y-0 left-0 w-[328px] border-r border-line max-lg:hidden"
            aria-hidden="true"
          />
          {/* arrow keys walk through the buttons inside */}
          <ol aria-label="Steps, by arrow keys" onKeyDown={onKeyDown} className="relative">
            {rows.map((row) => (
              <li key={`${row.nodeId} ${row.step?.id ?? ""}`}>
                <TimelineRow
                  row={row}
                  axis={line.axis}
                  selected={row.nodeId === selected}
                  onSelect={() => onSelect(row.nodeId)}
                />
                {row.facts.map((fact, index) => (
                  <TimelineFact
                    key={fact.key}
                    fact={fact}
                    axis={line.axis}
                    last={index === row.facts.length - 1}
                  />
                ))}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}
