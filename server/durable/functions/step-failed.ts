import { log } from "@/server/log";
import type { Work } from "./work";

/** `run-step` was tried too often, or this process died in it too often: repairs from the rows, as the sweep does. */
export async function repairAfterFailure(work: Work): Promise<void> {
  const swept = await work.sweepOverdue();
  log.warn({ swept }, "A step's function failed for good; overdue work was woken again.");
}
