import type { ValueGroup, ValueOption, Values } from "@/components/form/values";
import { resolveRef, textOf } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { incomingOf } from "@/server/domain/workflow/graph";
import type { NodeCatalog, OutputField } from "@/server/domain/workflow/node-spec";
import { runFields } from "@/server/domain/workflow/validate-values";
import { CHIP_OF } from "../node-look";
import { describeNode, graphFor } from "./described";

export type Outputs = Readonly<Record<string, { readonly output: JsonObject }>>;

const longest = 120;

/** The values a step may use: the steps before it, nearest first, then the facts of the run. */
export function valuesFor(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  nodeId: string,
  outputs: Outputs,
): Values {
  const graph = graphFor(document);
  const before = nearestFirst(document, nodeId).flatMap((id) => graph.nodes.get(id) ?? []);
  const groups = before
    .map((node) => groupOf(node, catalog, outputs))
    .filter(({ options }) => options.length > 0);
  const own = graph.nodes.get(nodeId);
  return {
    groups: [
      ...groups,
      {
        nodeId: "run",
        title: "This run",
        hue: "logic",
        options: runFields.map((field) => optionOf("run", field, undefined)),
      },
    ],
    own: own ? { ...groupOf(own, catalog, outputs), title: "This answer" } : null,
  };
}

/** The values one step supplies. */
export function groupOf(node: WorkflowNode, catalog: NodeCatalog, outputs: Outputs): ValueGroup {
  const { spec, outputs: fields } = describeNode(node, catalog);
  const output = Object.hasOwn(outputs, node.id) ? outputs[node.id]?.output : undefined;
  return {
    nodeId: node.id,
    title: node.title,
    hue: spec ? CHIP_OF[spec.category] : "plain",
    options: fields.flatMap((field) => [
      optionOf(node.id, field, output),
      ...insideOf(node.id, field, fields, output),
    ]),
  };
}

function optionOf(nodeId: string, field: OutputField, output: JsonObject | undefined): ValueOption {
  const ref = { node: nodeId, path: [...field.path] };
  const recorded = output ? resolveRef(ref, { [nodeId]: output }) : undefined;
  const sample = recorded === undefined ? textOf(field.sample) : textOf(recorded);
  return { ref, label: field.label, type: field.type, sample: shorten(sample) };
}

/** What a recorded object holds one level down, where the spec only knows that there is one. */
function insideOf(
  nodeId: string,
  field: OutputField,
  fields: readonly OutputField[],
  output: JsonObject | undefined,
): ValueOption[] {
  if (field.type !== "object" || !output) return [];
  const value = resolveRef({ node: nodeId, path: [...field.path] }, { [nodeId]: output });
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(
      ([key]) => !fields.some((other) => other.path.join("\u0000") === [...field.path, key].join("\u0000")),
    )
    .slice(0, 30)
    .map(([key, inner]) => ({
      ref: { node: nodeId, path: [...field.path, key] },
      label: key,
      type: typeOf(inner),
      sample: shorten(textOf(inner)),
    }));
}

function typeOf(value: JsonValue): ValueOption["type"] {
  if (Array.isArray(value)) return "list";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return value !== null && typeof value === "object" ? "object" : "text";
}

function nearestFirst(document: WorkflowDocument, nodeId: string): string[] {
  const graph = graphFor(document);
  const seen = new Set<string>([nodeId]);
  let row = [nodeId];
  const order: string[] = [];
  while (row.length > 0) {
    const next = row.flatMap((id) => incomingOf(graph, id).map((edge) => edge.from.node));
    row = [...new Set(next)].filter((id) => !seen.has(id));
    for (const id of row) seen.add(id);
    order.push(...row);
  }
  return order;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
