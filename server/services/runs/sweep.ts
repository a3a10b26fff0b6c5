import { transact } from "@/server/data/database";
import { emit } from "@/server/data/outbox";
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
    const found = await tx.$queryRaw<
      { id: string; fence: number; workspaceId: string; workflowId: string; tick: number }[]
    >`
      SELECT s."id", s."fence", s."workspaceId", r."workflowId", (extract(epoch FROM clock_timestamp()) / ${graceSeconds})::int AS "tick"
      FROM "step" s JOIN "run" r ON r."id" = s."runId"
      WHERE r."status" IN ('queued', 'running', 'waiting')
        AND ((s."status" = 'ready' AND s."readyAt" < clock_timestamp() - ${graceSeconds} * interval '1 s')
          OR (s."status" = 'running' AND s."leaseUntil" < clock_timestamp()))
      ORDER BY s."readyAt" LIMIT ${batch}`;
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
  const late = await transact(
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "task" WHERE "status" = 'open' AND "dueAt" IS NOT NULL
        AND run_now("runId") > "dueAt" + ${graceSeconds} * interval '1 s' ORDER BY "dueAt" LIMIT ${batch}`,
  );
  let tasks = 0;
  for (const { id } of late) if ((await expireDueTask(id)).kind === "expired") tasks += 1;
  return { steps, tasks };
}
