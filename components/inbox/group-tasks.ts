import type { Tab, TaskItem } from "./api-shapes";

/** A line of the list: a heading with the number of tasks under it, or a task. */
export type ListRow =
  | { readonly kind: "heading"; readonly label: string; readonly count: number; readonly more: boolean }
  | { readonly kind: "task"; readonly task: TaskItem; readonly index: number };

const SOON_MS = 4 * 3_600_000;

/**
 * The tasks of a tab under headings, in the order they came: open ones by when they are due, done ones by the day.
 * Days are the reader's. @param more whether further tasks follow, so that the last heading's number is "at least"
 */
export function groupTasks(tasks: readonly TaskItem[], tab: Tab, now: Date, more = false): ListRow[] {
  const rows: ListRow[] = [];
  let start = 0;
  while (start < tasks.length) {
    const label = headingOf(tasks[start], tab, now);
    let end = start + 1;
    while (end < tasks.length && headingOf(tasks[end], tab, now) === label) end += 1;
    rows.push({ kind: "heading", label, count: end - start, more: more && end === tasks.length });
    for (const [offset, task] of tasks.slice(start, end).entries())
      rows.push({ kind: "task", task, index: start + offset });
    start = end;
  }
  return rows;
}

function headingOf(task: TaskItem | undefined, tab: Tab, now: Date): string {
  if (!task) return "";
  return tab === "done" ? dayHeading(endOf(task), now) : dueHeading(task.dueAt, now);
}

/** When a task that is no longer open came to its end. */
export function endOf(task: Pick<TaskItem, "decidedAt" | "dueAt" | "openedAt" | "status">): Date {
  return task.decidedAt ?? (task.status === "expired" ? task.dueAt : null) ?? task.openedAt;
}

function dueHeading(due: Date | null, now: Date): string {
  if (!due) return "No due time";
  const left = due.getTime() - now.getTime();
  if (left < 0) return "Overdue";
  if (left < SOON_MS) return "Due in the next 4 hours";
  return daysBetween(now, due) === 0 ? "Later today" : "Later";
}

function dayHeading(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 7 ? "Earlier this week" : "Before";
}

/** Whole calendar days from one moment to another, in the reader's zone. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
