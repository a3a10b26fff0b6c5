import { record } from "@/server/data/audit";
import { transact } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { expireTaskRow } from "@/server/data/task-store";
import type { TaskAnswer, TaskField } from "@/server/domain/task/task";
import { fieldValues } from "@/server/engine/open-task";
import { expireTask } from "@/server/engine/settle-task";

export type Expiry =
  | { readonly kind: "expired" }
  /** nothing to do yet; look again at its due time */
  | { readonly kind: "not_due"; readonly inMs: number }
  /** decided, withdrawn or gone: nothing to do ever again */
  | { readonly kind: "settled" };

/**
 * Ends a task that nobody answered in time, by the same compare-and-set that a decision uses. Called as often as one
 * likes, by the waiting function and by the sweep: early or repeated calls change nothing.
 */
export function expireDueTask(taskId: string): Promise<Expiry> {
  return transact(async (tx) => {
    const task = await tx.task.findUnique({ where: { id: taskId } });
    if (task?.status !== "open" || !task.dueAt) return { kind: "settled" };
    const port = task.expiryPort ?? "expired";
    const answer: TaskAnswer = {
      outcome: port,
      fields: fieldValues(task.fields as unknown as TaskField[]),
      comment: "",
      edits: [],
    };
    const expiredAt = await expireTaskRow(tx, taskId, answer);
    if (!expiredAt) {
      const [left] = await tx.$queryRaw<{ status: string; inMs: number }[]>`
        SELECT "status", ceil(extract(epoch FROM "dueAt" - run_now("runId")) * 1000)::float8 AS "inMs" FROM "task" WHERE "id" = ${taskId}::uuid`;
      return left?.status === "open"
        ? { kind: "not_due", inMs: Math.max(100, left.inMs) }
        : { kind: "settled" };
    }
    await record(tx, task.workspaceId, [
      {
        event: "task.expired",
        actor: { kind: "system" },
        workflowId: task.workflowId,
        runId: task.runId,
        taskId,
        data: { number: task.number, ask: task.ask, port },
      },
    ]);
    const store = runStore(tx);
    await expireTask(store, task.runId, { stepId: task.stepId, port, answer, expiredAt });
    await store.emit([{ id: `task:${taskId}:settled`, name: "task/settled", data: { taskId } }]);
    await store.notify(task.workspaceId, [{ kind: "task", id: taskId }]);
    return { kind: "expired" };
  });
}
