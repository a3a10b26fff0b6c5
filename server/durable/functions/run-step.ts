import { type Inngest, RetryAfterError } from "inngest";
import type { RunStepResult } from "@/server/engine/run-step";
import { durableEvents } from "../events";
import { repairAfterFailure } from "./step-failed";
import type { Work } from "./work";

// Most steps wait for somebody else's answer. One workspace, and one workflow in it, leave room for others.
const perWorkspace = 48;
const perWorkflow = 32;

/**
 * Performs a step that is ready. All that can be known about its outcome is recorded by the use case itself; only the
 * wish to be called again later is thrown.
 */
export function runStepFunction(client: Inngest, work: Work) {
  return client.createFunction(
    {
      id: "run-step",
      triggers: [{ event: "step/ready" }],
      retries: 20,
      concurrency: [
        { key: "event.data.workspaceId", limit: perWorkspace },
        { key: "event.data.workflowId", limit: perWorkflow },
      ],
      priority: { run: "event.data.priority" },
      onFailure: () => repairAfterFailure(work),
    },
    async ({ event }) => {
      const { stepId } = durableEvents["step/ready"].parse(event.data);
      const result: RunStepResult = await work.performStep(stepId);
      if (result.kind === "lease_held")
        throw new RetryAfterError("Another call holds this step.", result.afterMs);
      if (result.kind === "retry") throw new RetryAfterError(result.message, result.afterMs);
    },
  );
}
