import { z } from "zod";
import { listWorkflows as listRows } from "@/server/data/workflows";
import { defineUseCase } from "@/server/services/use-case";

/** The workspace's workflows with how they are doing; an approver sees those that ever asked them something. */
export const listWorkflows = defineUseCase({
  name: "workflows.list",
  kind: "query",
  permission: "runs.read",
  input: z.strictObject({}),
  run: ({ tx, caller, grant }) => listRows(tx, caller.workspaceId, grant === "own" ? caller : null),
});
