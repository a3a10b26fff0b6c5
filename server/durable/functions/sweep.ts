import type { Inngest } from "inngest";
import { log } from "@/server/log";
import type { Work } from "./work";

/** Every minute, on either engine: wakes what a lost event or a dead process left behind. */
export function sweepFunction(client: Inngest, work: Work) {
  return client.createFunction({ id: "sweep", triggers: [{ cron: "* * * * *" }], retries: 0 }, () =>
    sweep(work),
  );
}

/** The numbers should be 0: each stands for an event that was lost. */
export async function sweep(work: Work): Promise<void> {
  const { steps, tasks } = await work.sweepOverdue();
  if (steps + tasks > 0) log.warn({ steps, tasks }, "Overdue work was found and put back to work.");
}
