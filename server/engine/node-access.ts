import { AppError } from "@/server/domain/errors";
import type { Scope } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import type { EffectPayload } from "@/server/domain/task/task";
import { nodeById, type WorkflowDocument, type WorkflowNode } from "@/server/domain/workflow/document";
import type { AnyNodeSpec, Nature, Sentence } from "@/server/domain/workflow/node-spec";
import { runners } from "@/server/nodes/runners";
import { specs } from "@/server/nodes/specs";
import type { AnyNodeRunner, NodeInput, RunFacts, StoredRun } from "./ports";

/** A node of a drawing with its definition, its handler and its parsed configuration. */
export interface NodeAccess {
  readonly node: WorkflowNode;
  readonly spec: AnyNodeSpec;
  readonly runner: AnyNodeRunner;
  readonly config: unknown;
  readonly nature: Nature;
}

// A version's document is immutable and cached, so its nodes are parsed once per process.
const parsed = new WeakMap<WorkflowNode, NodeAccess>();

/** Throws AppError `internal` when a version holds a node that this build does not know or cannot read. */
export function accessNode(document: WorkflowDocument, nodeId: string): NodeAccess {
  const node = nodeById(document, nodeId);
  if (!node) throw new AppError("internal", `The version has no step "${nodeId}".`);
  const found = parsed.get(node);
  if (found) return found;
  const kind = Object.hasOwn(specs, node.kind) ? (node.kind as keyof typeof specs) : null;
  if (!kind) throw new AppError("internal", `This build does not know steps of the kind "${node.kind}".`);
  const spec: AnyNodeSpec = specs[kind];
  const runner: AnyNodeRunner = runners[kind];
  const config = spec.config.parse(node.config);
  const access: NodeAccess = { node, spec, runner, config, nature: spec.nature(config) };
  parsed.set(node, access);
  return access;
}

export function factsOf(run: StoredRun): RunFacts {
  return {
    workspaceId: run.workspaceId,
    workflowId: run.workflowId,
    workflowName: run.workflowName,
    runId: run.id,
    runNumber: run.number,
    startedAt: run.createdAt.toISOString(),
  };
}

/** What chips can see: every recorded output, and the run itself. */
export function scopeOf(
  run: StoredRun,
  steps: readonly { nodeId: string; output: JsonObject | null }[],
): Record<string, JsonObject> {
  const scope: Record<string, JsonObject> = {
    run: {
      id: run.id,
      number: run.number,
      startedAt: run.createdAt.toISOString(),
      workflow: run.workflowName,
    },
  };
  for (const step of steps) if (step.output !== null) scope[step.nodeId] = step.output;
  return scope;
}

export function inputOf(run: StoredRun, node: WorkflowNode, scope: Scope, now: string): NodeInput {
  return { nodeId: node.id, title: node.title, scope, run: factsOf(run), now };
}

/** A card's sentence without its chips' colours. */
export function plainSentence(sentence: Sentence): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return part;
      if ("ref" in part) return part.ref.path.at(-1) ?? part.ref.node;
      return "value" in part ? part.value : part.missing;
    })
    .join("");
}

/**
 * Exactly what an action node will do, as of the recorded outputs. The connection's account is part of it, so that an
 * approval does not outlive a swapped account. Throws what the runner throws when a setting cannot be made into a payload.
 */
export function materialise(run: StoredRun, access: NodeAccess, scope: Scope, now: string): EffectPayload {
  const { node, runner, config } = access;
  if (runner.nature !== "action") throw new AppError("internal", `“${node.title}” has nothing to do.`);
  const payload = runner.materialise(config, inputOf(run, node, scope, now));
  if (!payload.connection) return payload;
  const { id } = payload.connection;
  return { ...payload, connection: { id, account: run.accounts[id] ?? "" } };
}
