import { transact } from "@/server/data/database";
import { emit } from "@/server/data/outbox";
import { overdueSteps, overdueTasks } from "@/server/data/overdue";
import { log } from "@/server/log";
import { expireDueTask } from "@/server/services/tasks/expire";

export interface Swept {
  /** steps whose event or process was lost and that were put to work again */
  readonly steps: number;
  /** tasks past due that nobody had woken for */
  readonly tasks: number;
}

/** Which of these steps still have an entry in the queue: they are late because there is much to do, and not lost. */
export type QueuedSteps = (stepIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** How long work may be overdue before the sweep takes it that its event or its process was lost. */
const graceSeconds = 20;
const batch = 500;

/**
 * Repairs what a lost, late or doubled event left behind: steps that are ready or whose lease has lapsed, and tasks
 * past due. It only wakes; the claim and the task's compare-and-set decide, so a needless wake changes nothing.
 * The numbers should stay 0.
 */
export async function sweepOverdue(queuedSteps: QueuedSteps = async () => new Set()): Promise<Swept> {
  const steps = await transact(async (tx) => {
    const found = await overdueSteps(tx, graceSeconds, batch);
    const queued = found.length > 0 ? await queuedSteps(found.map(({ id }) => id)) : new Set();
    const overdue = found.filter(({ id }) => !queued.has(id));
    await emit(
      tx,
      overdue.map((step) => ({
        id: `step:${step.id}:${step.fence}:sweep:${step.tick}`,
        name: "step/ready",
        data: { stepId: step.id, workspaceId: step.workspaceId, workflowId: step.workflowId, priority: 0 },
      })),
    );
    return overdue.length;
  });
  const late = await transact((tx) => overdueTasks(tx, graceSeconds, batch));
  let tasks = 0;
  for (const id of late) {
    // one task that cannot be ended must not keep those behind it from theirs
    const expiry = await expireDueTask(id).catch((err: unknown) => {
      log.error({ err, taskId: id }, "A task past its due time could not be ended; it is tried again.");
      return null;
    });
    if (expiry?.kind === "expired") tasks += 1;
  }
  return { steps, tasks };
}
