"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { cn } from "@/components/lib/cn";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";
import { useTRPC } from "@/components/lib/trpc";
import { LastResult, type Result } from "./last-result";
import { NothingLeft } from "./nothing-left";
import { saidWord } from "./outcome-words";
import { TaskList } from "./task-list";
import { TaskPane } from "./task-pane";
import type { DecisionEvents } from "./use-decision";
import type { Drafts } from "./use-draft";
import { useSelection } from "./use-selection";
import { useTaskList } from "./use-task-list";
import { useWide } from "./use-wide";

/** The inbox: the list on the left, the chosen task beside it; on a phone one after the other. */
export function Inbox() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const wide = useWide();
  const { taskId, tab: asked, latest, select } = useSelection();
  const list = useTaskList(asked);
  const [drafts] = useState<Drafts>(() => new Map());
  const [result, setResult] = useState<Result | null>(null);
  const [focusAsk, setFocusAsk] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const { tab, counts } = list;
  // what the server has taken leaves the list at once, before the list is fetched again
  const tasks = useMemo(
    () => (tab === "done" ? list.tasks : list.tasks.filter(({ id }) => !answered.has(id))),
    [list.tasks, tab, answered],
  );
  const found = tasks.findIndex(({ id }) => id === taskId);
  const index = useLastIndex(found);

  const open = (id: string, options?: { replace?: boolean }) => {
    setFocusAsk(true);
    select(id, options);
  };
  const choose = (id: string) => {
    setResult(null);
    open(id);
  };
  const move = (by: 1 | -1) => {
    const at = tasks.findIndex(({ id }) => id === latest.current);
    // a task that has left the list leaves its place to the one after it
    const next = at >= 0 ? at + by : by > 0 ? index : index - 1;
    const task = tasks[Math.min(Math.max(next, 0), tasks.length - 1)];
    if (task && task.id !== latest.current) {
      setResult(null);
      open(task.id, { replace: latest.current !== null });
    }
    if (next >= tasks.length - 5) list.fetchMore();
  };

  // side by side the most urgent task is open already
  const first = tasks[0]?.id;
  useEffect(() => {
    if (wide && taskId === null && first) select(first, { replace: true });
  }, [wide, taskId, first, select]);

  // the neighbours are fetched before they are asked for, so that the next task is there at once
  const ahead = tasks[(found >= 0 ? found : index) + 1]?.id;
  useEffect(() => {
    if (ahead && taskId) void queries.prefetchQuery(trpc.tasks.get.queryOptions({ id: ahead }));
  }, [ahead, taskId, queries, trpc]);

  useHotkeys([
    { keys: "j", label: "Next task", group: "Inbox", repeat: true, run: () => move(1) },
    { keys: "k", label: "Task before", group: "Inbox", repeat: true, run: () => move(-1) },
  ]);

  const after = tasks.find((task, at) => task.id !== taskId && (found < 0 ? at >= index : at > found));
  const next = after ?? tasks.findLast(({ id }) => id !== taskId);
  const goNext = () => {
    if (next) open(next.id, { replace: wide === true });
    else select(null);
  };
  const events: DecisionEvents = {
    onDecided: (task, outcome) => {
      setResult({ taskId: task.id, ask: task.ask, ok: true, text: `${saidWord(outcome.kind)}:` });
      setAnswered((before) => new Set(before).add(task.id));
      drafts.delete(`${task.id}:${task.payloadHash}`);
      if (wide && latest.current === task.id) goNext();
    },
    onFailed: (task, failure) => {
      if (latest.current === task.id) return;
      setResult({ taskId: task.id, ask: task.ask, ok: false, text: `${failure.title}:` });
    },
  };
  const total = tab === "done" ? null : (counts?.[tab] ?? null);

  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label="Tasks"
        className={cn(
          "flex min-h-0 w-full flex-col border-line bg-bg md:w-75 md:shrink-0 md:border-r min-[68.75rem]:w-85",
          taskId && "max-md:hidden",
          !list.mayList && "hidden!",
        )}
      >
        <TaskList list={list} tasks={tasks} selected={taskId} onSelect={choose} />
        <LastResult result={result} onLook={open} />
      </section>
      {taskId ? (
        <TaskPane
          taskId={taskId}
          drafts={drafts}
          place={{ index: found, total, onMove: move, onBack: () => select(null) }}
          wide={wide !== false}
          focusAsk={focusAsk}
          hasNext={tab !== "done" && next !== undefined}
          onNext={goNext}
          events={events}
        />
      ) : (
        <div className="flex min-h-0 min-w-0 flex-1 max-md:hidden">
          <NothingLeft tab={tab} empty={tasks.length === 0 && !list.loading} takeFocus={focusAsk} />
        </div>
      )}
    </div>
  );
}

/** The place of the chosen task in the list, kept when it leaves the list, so that the next one can be found. */
function useLastIndex(found: number): number {
  const last = useRef(0);
  useEffect(() => {
    if (found >= 0) last.current = found;
  }, [found]);
  return found >= 0 ? found : last.current;
}
