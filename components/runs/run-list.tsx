"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";
import { useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import { RunFilters } from "./run-filters";
import { RUN_COLUMNS, RunRow } from "./run-row";
import { useRunFilter } from "./use-run-filter";
import { type RunFilter, useRunList } from "./use-run-list";

/** Every run, the latest first. */
export function RunList() {
  const router = useRouter();
  const [filter, change] = useRunFilter();
  const { runs, loading, error, refetch, hasMore, fetchMore } = useRunList(filter);
  const [active, setActive] = useState(-1);
  const move = (by: number) => setActive((at) => Math.min(runs.length - 1, Math.max(0, at + by)));
  const open = () => {
    const run = runs[active];
    if (run) router.push(`/runs/${run.id}`);
  };
  useHotkeys([
    { keys: "j", label: "Next run", group: "Runs", repeat: true, run: () => move(1) },
    { keys: "k", label: "Previous run", group: "Runs", repeat: true, run: () => move(-1) },
    { keys: "o", label: "Open the run", group: "Runs", run: open },
  ]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title="Runs" />
      <RunFilters filter={filter} onChange={change} />
      {error ? (
        <Callout
          tone="bad"
          live
          title="The runs could not be fetched"
          className="m-4"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </Callout>
      ) : null}
      {loading ? <SkeletonRows count={10} label="Loading runs" /> : null}
      {!loading && !error && runs.length === 0 ? (
        <NoRuns
          filter={filter}
          onClear={() => change({ workflowId: undefined, status: undefined, search: undefined })}
        />
      ) : null}
      {runs.length > 0 ? (
        <>
          <div
            aria-hidden="true"
            className={`${RUN_COLUMNS} h-8 shrink-0 items-center border-b border-line bg-surface px-6 text-xs font-medium text-ink-3 max-sm:hidden`}
          >
            <span>Run</span>
            <span>Title</span>
            <span>Workflow</span>
            <span>Status</span>
            <span>Started</span>
            <span className="text-right">Took</span>
          </div>
          <VirtualList
            label="Runs"
            className="min-h-0 flex-1 bg-surface"
            items={runs}
            getKey={(run) => run.id}
            estimateSize={36}
            activeIndex={active}
            renderItem={(run, index) => <RunRow run={run} active={index === active} />}
            onEndReached={fetchMore}
            footer={hasMore ? <SkeletonRows count={2} label="Loading more runs" /> : null}
          />
        </>
      ) : null}
    </div>
  );
}

function NoRuns({ filter, onClear }: { filter: RunFilter; onClear: () => void }) {
  const { can } = useSession();
  if (Object.keys(filter).length > 0) {
    return (
      <EmptyState
        className="m-6"
        title="No run fits"
        action={<Button onClick={onClear}>Show every run</Button>}
      >
        Nothing matches this workflow, status and search together.
      </EmptyState>
    );
  }
  const builds = can("workflows.edit");
  return (
    <EmptyState
      className="m-6"
      title="No runs yet"
      action={builds ? <ButtonLink href="/workflows">Open the workflows</ButtonLink> : null}
    >
      {builds
        ? "Publish a workflow and send something to its form or webhook. Each run then shows here: what it did, whom it waits for, and why."
        : "Runs show here once a workflow has asked you something: what was done, and what your answer led to."}
    </EmptyState>
  );
}
