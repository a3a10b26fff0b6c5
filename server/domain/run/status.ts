export const runStatuses = ["queued", "running", "waiting", "succeeded", "failed", "cancelled"] as const;
export type RunStatus = (typeof runStatuses)[number];

export const stepStatuses = [
  "ready",
  "running",
  "waiting",
  "succeeded",
  "failed",
  "skipped",
  "uncertain",
  "cancelled",
] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** A step in one of these will not change again. */
export const settledStatuses: ReadonlySet<StepStatus> = new Set([
  "succeeded",
  "failed",
  "skipped",
  "cancelled",
]);
