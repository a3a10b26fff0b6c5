import { latestOutputs } from "@/server/data/runs";
import { findWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { defineUseCase } from "@/server/services/use-case";
import { workflowId } from "./workflow-input";

/** The latest recorded output of every node, so that the inspector shows real values. */
export const workflowSamples = defineUseCase({
  name: "workflows.samples",
  kind: "query",
  permission: "workflows.edit",
  input: workflowId,
  async run({ tx, caller }, { id }) {
    if (!(await findWorkflow(tx, caller.workspaceId, id))) throw notFound("workflow");
    const outputs = await latestOutputs(tx, caller.workspaceId, id);
    return Object.fromEntries(
      outputs.map(({ nodeId, ...sample }): [string, { output: JsonObject; at: Date; runNumber: number }] => [
        nodeId,
        sample,
      ]),
    );
  },
});
