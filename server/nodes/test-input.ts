import type { Scope } from "@/server/domain/expression/template";
import type { NodeInput, NodePorts, PerformContext } from "@/server/engine/ports";

/** What a node is given, for tests of one node. */
export function inputWith(scope: Scope = {}, nodeId = "here"): NodeInput {
  const run = {
    workspaceId: "w",
    workflowId: "f",
    workflowName: "Triage",
    runId: "r",
    runNumber: 7,
    startedAt: "2026-03-10T09:00:00Z",
  };
  return { nodeId, title: "This step", scope, run, now: "2026-03-10T09:00:00Z" };
}

/** Ports that a test replaces where the node needs them; any other call is a fault of the node. */
export function contextWith(ports: Partial<NodePorts>, input: NodeInput = inputWith()): PerformContext {
  const unused = () => Promise.reject(new Error("This node must not touch that."));
  const tables = { addRow: unused, updateRows: unused, findRow: unused };
  return {
    key: "step-key",
    input,
    ports: { http: unused, ai: unused, tables, reviewedCount: unused, ...ports },
    signal: new AbortController().signal,
  };
}
