import type { RunStepResult } from "@/server/engine/run-step";
import type { Swept } from "@/server/services/runs/sweep";
import type { Expiry } from "@/server/services/tasks/expire";

/** The product's use cases that the functions wrap. They know nothing of Inngest. */
export interface Work {
  performStep(stepId: string): Promise<RunStepResult>;
  expireDueTask(taskId: string): Promise<Expiry>;
  sweepOverdue(): Promise<Swept>;
}
