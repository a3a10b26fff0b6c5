import { z } from "zod";
import { isRef, type Ref, ref, refsIn, template } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { upstreamOf } from "@/server/domain/workflow/graph";
import { type CheckedNode, type Issue, quoted, type Subject } from "@/server/domain/workflow/issue";
import type { OutputField } from "@/server/domain/workflow/node-spec";

/** Facts of the run itself, offered as chips beside the outputs of steps. */
export const runFields: readonly OutputField[] = [
  { path: ["number"], label: "Run number", type: "number", sample: 128 },
  { path: ["startedAt"], label: "Started at", type: "date", sample: "2026-03-02T09:30:00Z" },
  { path: ["workflow"], label: "Workflow", type: "text", sample: "Support triage" },
  { path: ["id"], label: "Run id", type: "text" },
];

/** Chips: does the value exist, does it come from before, and is it the settled one? */
export function valueIssues(subject: Subject): Issue[] {
  return [...subject.checked.values()].flatMap((checked) => {
    const refs = uniqueRefs(refsIn(checked.node.config));
    if (refs.length === 0) return [];
    const upstream = upstreamOf(subject.graph, checked.node.id);
    return refs.flatMap((target) => {
      const missing = missingIssue(subject, checked, target, upstream);
      return missing ? [missing] : unsettledIssue(subject, checked, target, upstream);
    });
  });
}

/** Whether a step supplies a value at this path: one of its outputs, a part of one, or the group it stands in. */
function suppliesPath(fields: readonly OutputField[], path: readonly string[]): boolean {
  return fields.some((field) => {
    const shared = Math.min(field.path.length, path.length);
    for (let index = 0; index < shared; index++) if (field.path[index] !== path[index]) return false;
    return path.length <= field.path.length || field.type === "object" || field.type === "list";
  });
}

function missingIssue(
  subject: Subject,
  { node }: CheckedNode,
  target: Ref,
  upstream: ReadonlySet<string>,
): Issue | null {
  const issue = (message: string): Issue => ({
    severity: "error",
    nodeId: node.id,
    field: fieldWith(node.config, target),
    code: "missing_value",
    message,
  });
  if (target.node === "run") {
    return suppliesPath(runFields, target.path)
      ? null
      : issue(`“${node.title}” uses a fact of the run that does not exist.`);
  }
  const source = subject.checked.get(target.node);
  if (!source) return issue(`“${node.title}” uses a value of a step that was removed. Choose another one.`);
  if (!upstream.has(target.node) && !readsItself(node, target)) {
    return issue(
      `“${node.title}” uses a value of “${source.node.title}”, which does not come before it. Connect them or choose another value.`,
    );
  }
  if (!source.spec || !source.parsed || suppliesPath(source.spec.output(source.config), target.path))
    return null;
  return issue(
    `“${node.title}” uses “${target.path.at(-1) ?? "a value"}”, which “${source.node.title}” does not supply. Choose another value.`,
  );
}

/** An agent's risk rules look at the answer it has just given. */
function readsItself(node: WorkflowNode, target: Ref): boolean {
  return target.node === node.id && refsIn(node.config.riskRules).some((item) => sameRef(item, target));
}

const editableFields = z.looseObject({
  fields: z.array(
    z.looseObject({ key: z.string(), label: z.string(), editable: z.boolean(), value: template }),
  ),
  outcomes: z.looseObject({ edit: z.boolean() }),
});

/** The chip reads what the agent said although a person on the way may have changed it. */
function unsettledIssue(
  subject: Subject,
  { node }: CheckedNode,
  target: Ref,
  upstream: ReadonlySet<string>,
): Issue[] {
  if (subject.checked.get(target.node)?.spec?.category !== "ai") return [];
  for (const approvalId of upstream) {
    const approval = subject.checked.get(approvalId);
    if (approval?.spec?.category !== "person" || !upstreamOf(subject.graph, approvalId).has(target.node))
      continue;
    const config = editableFields.safeParse(approval.config);
    if (!config.success || !config.data.outcomes.edit) continue;
    const field = config.data.fields.find(
      (candidate) =>
        candidate.editable && candidate.value.some((part) => isRef(part) && sameRef(part, target)),
    );
    if (!field) continue;
    const settled: Ref = { node: approvalId, path: ["fields", field.key] };
    return [
      {
        severity: "warning",
        nodeId: node.id,
        field: fieldWith(node.config, target),
        code: "unsettled_value",
        message: `A person may edit “${field.label || field.key}” in ${quoted(subject, approvalId)}. “${node.title}” still uses what the agent said; use the settled value.`,
        fix: {
          label: "Use the settled value",
          operation: {
            type: "set_config",
            nodeId: node.id,
            config: replaceRef(node.config, target, settled) as JsonObject,
          },
        },
      },
    ];
  }
  return [];
}

function sameRef(left: Ref, right: Ref): boolean {
  return left.node === right.node && left.path.join("\u0000") === right.path.join("\u0000");
}

/** The config with one chip exchanged for another, wherever it stands. */
function replaceRef(value: JsonValue, from: Ref, to: Ref): JsonValue {
  const found = ref.safeParse(value);
  if (found.success) return sameRef(found.data, from) ? { node: to.node, path: [...to.path] } : value;
  if (Array.isArray(value)) return value.map((item) => replaceRef(item, from, to));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceRef(item, from, to)]));
}

function uniqueRefs(refs: readonly Ref[]): Ref[] {
  return refs.filter((item, index) => refs.findIndex((other) => sameRef(other, item)) === index);
}

function fieldWith(config: JsonObject, target: Ref): string | undefined {
  return Object.entries(config).find(([, value]) => refsIn(value).some((item) => sameRef(item, target)))?.[0];
}
