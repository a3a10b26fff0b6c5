import { describe, expect, it } from "vitest";
import type { TaskItem } from "./api-shapes";
import { groupTasks } from "./group-tasks";

const now = new Date(2026, 10, 22, 14, 0);
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

function task(part: Partial<TaskItem>): TaskItem {
  return {
    id: crypto.randomUUID(),
    number: 1,
    ask: "Send this?",
    workflowName: "Support triage",
    runTitle: "Where is my card?",
    risk: "write",
    reason: "",
    openedAt: inHours(-5),
    dueAt: null,
    status: "open",
    outcome: null,
    decidedByName: null,
    decidedAt: null,
    ...part,
  };
}

function headings(tasks: TaskItem[], tab: "mine" | "done", more = false) {
  return groupTasks(tasks, tab, now, more).flatMap((row) =>
    row.kind === "heading" ? [`${row.label} ${row.count}${row.more ? "+" : ""}`] : [],
  );
}

describe("the list", () => {
  it("stands under when things are due, at the borders too", () => {
    const due = [-0.01, 0, 3.99, 4, 9.9, 10, 200].map((hours) => task({ dueAt: inHours(hours) }));
    expect(headings([...due, task({})], "mine")).toEqual([
      "Overdue 1",
      "Due in the next 4 hours 2",
      "Later today 2",
      "Later 2",
      "No due time 1",
    ]);
  });

  it("says that there are more when there are", () => {
    expect(headings([task({}), task({})], "mine", true)).toEqual(["No due time 2+"]);
    expect(headings([], "mine")).toEqual([]);
  });

  it("stands by the day it ended when it is done, also when nobody answered", () => {
    const done = [
      task({ status: "decided", decidedAt: inHours(-1) }),
      task({ status: "decided", decidedAt: inHours(-15) }),
      task({ status: "expired", dueAt: inHours(-72) }),
      task({ status: "withdrawn", openedAt: inHours(-24 * 30) }),
    ];
    expect(headings(done, "done")).toEqual(["Today 1", "Yesterday 1", "Earlier this week 1", "Before 1"]);
  });

  it("keeps each task's place among the tasks", () => {
    const rows = groupTasks([task({ dueAt: inHours(-1) }), task({}), task({})], "mine", now);
    expect(rows.flatMap((row) => (row.kind === "task" ? [row.index] : []))).toEqual([0, 1, 2]);
  });
});
