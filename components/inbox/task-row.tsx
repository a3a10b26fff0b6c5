import type { MouseEvent } from "react";
import { cn } from "@/components/lib/cn";
import { DueBadge } from "@/components/ui/due-badge";
import { PlainText } from "@/components/ui/plain-text";
import { Status } from "@/components/ui/status";
import { Time } from "@/components/ui/time";
import type { TaskItem } from "./api-shapes";
import { endOf } from "./group-tasks";
import { pastStatus } from "./outcome-words";
import { RiskWord } from "./risk-word";

export type TaskRowProps = {
  task: TaskItem;
  href: string;
  selected: boolean;
  onSelect: () => void;
};

/** One task in the list: what is asked, when it is due, where it comes from, how much is at stake. */
export function TaskRow({ task, href, selected, onSelect }: TaskRowProps) {
  const choose = (event: MouseEvent) => {
    // a new tab or window is the browser's business
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onSelect();
  };
  return (
    <a
      href={href}
      onClick={choose}
      aria-current={selected ? "true" : undefined}
      className={cn(
        "mx-2 block h-14 rounded-md px-2 py-1.5 -outline-offset-2 hover:bg-hover max-md:h-16 max-md:py-2.5",
        selected && "bg-accent-soft hover:bg-accent-soft max-md:bg-transparent",
      )}
    >
      <span className="flex h-5 items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">
          <PlainText>{task.ask}</PlainText>
        </span>
        {task.status === "open" ? (
          task.dueAt ? (
            <DueBadge due={task.dueAt} />
          ) : null
        ) : (
          <Time value={endOf(task)} className="shrink-0 text-xs text-ink-3" />
        )}
      </span>
      <span className="mt-1 flex h-5 items-center gap-2 text-sm text-ink-2">
        <span className="min-w-0 flex-1 truncate">
          {task.workflowName}
          {task.runTitle ? (
            <span className="text-ink-3">
              {" · "}
              <PlainText>{task.runTitle}</PlainText>
            </span>
          ) : null}
        </span>
        {task.status === "open" ? (
          <RiskWord risk={task.risk} />
        ) : (
          <span className="flex max-w-[60%] shrink-0 items-center gap-1.5">
            <span className="truncate text-xs text-ink-3">{task.decidedByName}</span>
            <Status {...pastStatus(task.outcome, task.status)} className="shrink-0 text-xs [&>svg]:size-3" />
          </span>
        )}
      </span>
    </a>
  );
}
