import { transact } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { stepLeases } from "@/server/data/step-leases";
import { type RunStepDeps, type RunStepResult, runStep } from "@/server/engine/run-step";
import { log } from "@/server/log";
import { nodePorts } from "./node-ports";

const deps: RunStepDeps = {
  transact: (work) => transact((tx) => work({ ...runStore(tx), ...stepLeases(tx) })),
  ports: nodePorts,
  unforeseen: (err, stepId) => log.error({ err, stepId }, "A step failed for a reason that nobody foresaw."),
};

/**
 * Performs one ready step with the real database and the real world. May be called as often as one likes, from
 * several processes: the step's lease and fence decide who works. Never throws for what the step itself comes to.
 */
export function performStep(stepId: string): Promise<RunStepResult> {
  return runStep(deps, stepId);
}
