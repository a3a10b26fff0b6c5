import type { RecordedStep } from "./plan";
import type { RunStatus } from "./status";

/**
 * The run's status after a plan found nothing more to start: working while a step is ready or running, waiting while
 * only people or time are awaited, otherwise ended — failed if a step failed without a way out, cancelled if one was
 * stopped by a person, else succeeded.
 */
export function runStatusOf(steps: Iterable<RecordedStep>): Exclude<RunStatus, "queued"> {
  let waiting = false;
  let failed = false;
  let stopped = false;
  for (const { status, port } of steps) {
    if (status === "ready" || status === "running") return "running";
    if (status === "waiting" || status === "uncertain") waiting = true;
    if (status === "failed" && port === null) failed = true;
    if (status === "cancelled") stopped = true;
  }
  if (waiting) return "waiting";
  if (failed) return "failed";
  return stopped ? "cancelled" : "succeeded";
}
