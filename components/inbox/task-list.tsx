"use client";

import { useCallback, useMemo } from "react";
import { errorText } from "@/components/lib/error-text";
import { useNow } from "@/components/lib/use-now";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { VirtualList } from "@/components/ui/virtual-list";
import type { TaskItem } from "./api-shapes";
import { groupTasks, type ListRow } from "./group-tasks";
import { ListEmpty } from "./list-empty";
import { TaskRow } from "./task-row";
import { inboxHref } from "./use-selection";
import type { useTaskList } from "./use-task-list";

export type TaskListProps = {
  list: ReturnType<typeof useTaskList>;
  tasks: readonly TaskItem[];
  selected: string | null;
  onSelect: (taskId: string) => void;
};

const HEADING_PX = 32;
const ROW_PX = 56;

/** The left pane: tabs with their numbers, and the tasks of one tab under headings. */
export function TaskList({ list, tasks, selected, onSelect }: TaskListProps) {
  const { tab, counts, hasMore } = list;
  const now = useNow();
  const rows = useMemo(() => (now ? groupTasks(tasks, tab, now, hasMore) : []), [tasks, tab, now, hasMore]);
  const active = rows.findIndex((row) => row.kind === "task" && row.task.id === selected);
  const key = useCallback((row: ListRow) => (row.kind === "task" ? row.task.id : row.label), []);

  return (
    <>
      <header className="flex h-12 shrink-0 items-center px-4">
        <h1 className="text-lg font-semibold tracking-tight">Inbox</h1>
      </header>
      <TabLinks
        label="Lists of the inbox"
        className="shrink-0 px-4"
        items={[
          { href: inboxHref(null, "mine"), label: "Mine", count: counts?.mine, current: tab === "mine" },
          { href: inboxHref(null, "group"), label: "Group", count: counts?.group, current: tab === "group" },
          { href: inboxHref(null, "done"), label: "Done", current: tab === "done" },
        ]}
      />
      {list.error && tasks.length === 0 ? (
        <Callout
          tone="bad"
          live
          className="m-3"
          action={
            <Button size="sm" onClick={() => void list.refetch()}>
              Try again
            </Button>
          }
        >
          {errorText(list.error)}
        </Callout>
      ) : list.loading || !now ? (
        <SkeletonRows count={8} label="Loading tasks" className="pt-2 [&>div]:h-14" />
      ) : tasks.length === 0 ? (
        <div className="grid min-h-0 flex-1 place-items-center pb-16">
          <ListEmpty tab={tab} counts={counts} />
        </div>
      ) : (
        <VirtualList
          label={`Tasks, ${tab === "done" ? "done" : tab === "mine" ? "asked of you" : "asked of your group"}`}
          items={rows}
          getKey={key}
          estimateSize={(row) => (row.kind === "heading" ? HEADING_PX : ROW_PX)}
          activeIndex={active}
          onEndReached={list.fetchMore}
          className="min-h-0 flex-1 pb-2"
          footer={hasMore ? <p className="px-4 py-2 text-sm text-ink-3">Loading more…</p> : null}
          renderItem={(row) =>
            row.kind === "heading" ? (
              <h2 className="flex items-end justify-between px-4 pt-3 pb-1 text-xs font-strong text-ink-3">
                {row.label}
                <span className="num">
                  {row.count}
                  {row.more ? "+" : ""}
                </span>
              </h2>
            ) : (
              <TaskRow
                task={row.task}
                href={inboxHref(row.task.id, tab)}
                selected={row.task.id === selected}
                onSelect={() => onSelect(row.task.id)}
              />
            )
          }
        />
      )}
    </>
  );
}
