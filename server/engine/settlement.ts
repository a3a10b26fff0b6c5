import type { AuditRecord } from "@/server/domain/audit/events";
import type { EffectPayload } from "@/server/domain/task/task";
import type { NodeAccess } from "./node-access";
import type { NewTask, StepChange, StoredRun, StoredStep } from "./ports";

/** One step's new state, and what goes with it in the same transaction. */
export interface Settlement {
  readonly stepId: string;
  /** null when no lease guards the step (a person's decision; its own compare-and-set has been done) */
  readonly fence: number | null;
  readonly change: StepChange;
  readonly records?: readonly AuditRecord[];
  /** effects that this settlement makes ready and the task that covers them */
  readonly covering?: { readonly taskId: string; readonly nodeIds: ReadonlySet<string> };
  /** a task about the step itself, e.g. an effect of unknown fate */
  readonly task?: (step: StoredStep, run: StoredRun) => NewTask;
  /** the time that nodes computed here see; a decision passes its task's recorded time */
  readonly now?: Date;
}

/** What a settlement needs to know of a claimed step. */
export interface ClaimedStep {
  readonly run: StoredRun;
  readonly step: StoredStep;
  readonly access: NodeAccess;
  /** null when it could not even be materialised */
  readonly payload: EffectPayload | null;
  readonly payloadHash?: string;
}
