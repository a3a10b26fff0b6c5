import { z } from "zod";
import { jsonObject } from "@/server/domain/json";
import { defineUseCase } from "@/server/services/use-case";
import { startRun } from "./start-run";

/** Somebody presses Start on the live version of a workflow. `once` (a new id per form) makes a double click one run. */
export const startByHand = defineUseCase({
  name: "runs.start",
  kind: "mutation",
  permission: "runs.start",
  input: z.strictObject({
    workflowId: z.uuid(),
    nodeId: z.string().min(1).max(64),
    input: jsonObject,
    once: z.uuid().optional(),
  }),
  async run({ tx, caller }, { workflowId, nodeId, input, once = crypto.randomUUID() }) {
    const { runId, number } = await startRun(tx, {
      workspaceId: caller.workspaceId,
      workflowId,
      triggerNodeId: nodeId,
      event: { fields: input, startedAt: new Date().toISOString() },
      idempotencyKey: `manual:${nodeId}:${caller.userId}:${once}`,
      startedBy: caller.userId,
    });
    return { runId, number };
  },
});
