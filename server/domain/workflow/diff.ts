import { refsIn, template } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { sameJson } from "@/server/domain/same-json";
import type { Edge, WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { checkNode } from "@/server/domain/workflow/issue";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";

interface NodeDiff {
  readonly nodeId: string;
  readonly kind: string;
  readonly title: string;
  readonly change: "added" | "changed" | "removed";
  /** what changed, in words; [] for added and removed nodes */
  readonly words: readonly string[];
}

export interface DocumentDiff {
  readonly nodes: readonly NodeDiff[];
  /** wires between nodes that are in both, in words: "“Sort” · Confident → “Send”" */
  readonly edges: readonly { readonly change: "added" | "removed"; readonly words: string }[];
  /** nodes and wires that differ; where things stand on the canvas does not count */
  readonly count: number;
}

/** What publishing would change, from the live version (null when there is none) to the draft. */
export function diffDocuments(
  before: WorkflowDocument | null,
  after: WorkflowDocument,
  catalog: NodeCatalog,
): DocumentDiff {
  const old = new Map((before?.nodes ?? []).map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const nodes: NodeDiff[] = [];
  for (const node of after.nodes) {
    const previous = old.get(node.id);
    if (!previous || previous.kind !== node.kind) nodes.push(nodeDiff(node, "added"));
    else {
      const words = changesOf(previous, node);
      if (words.length > 0) nodes.push(nodeDiff(node, "changed", words));
    }
  }
  for (const node of before?.nodes ?? []) {
    if (now.get(node.id)?.kind !== node.kind) nodes.push(nodeDiff(node, "removed"));
  }
  const edges = edgeDiffs(before, after, (edge, document) => {
    const [from, to] = [edge.from.node, edge.to];
    return old.has(from) && now.has(from) && old.has(to) && now.has(to)
      ? edgeWords(edge, document, catalog)
      : null;
  });
  return { nodes, edges, count: nodes.length + edges.length };
}

function nodeDiff(node: WorkflowNode, change: NodeDiff["change"], words: readonly string[] = []): NodeDiff {
  return { nodeId: node.id, kind: node.kind, title: node.title, change, words };
}

function changesOf(before: WorkflowNode, after: WorkflowNode): string[] {
  const words = before.title === after.title ? [] : [`renamed from “${before.title}”`];
  return [...words, ...configWords(before.config, after.config, 0)];
}

/** Each setting that differs; a group of settings is looked into, so that "task changed" says what of the task. */
function configWords(before: JsonObject, after: JsonObject, depth: number): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (sameJson(from, to)) return [];
    if (depth < 1 && isGroup(from) && isGroup(to) && from.kind === to.kind) {
      return configWords(from, to, depth + 1);
    }
    return [changeWords(key, from, to)];
  });
}

function isGroup(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) && refsIn(value).length === 0;
}

function changeWords(key: string, from: JsonValue | undefined, to: JsonValue | undefined): string {
  const name = plainName(key);
  if (Array.isArray(from) && Array.isArray(to) && from.length !== to.length && !isTemplate(from, to)) {
    return `${name}: ${from.length} → ${to.length}`;
  }
  if (isShort(from) && isShort(to)) return `${name}: ${shortWords(from)} → ${shortWords(to)}`;
  return `${name} changed`;
}

/** A text with chips is a list too, but its length says nothing. */
function isTemplate(...values: JsonValue[]): boolean {
  return values.every((value) => template.safeParse(value).success);
}

function isShort(value: JsonValue | undefined): value is string | number | boolean {
  return (
    typeof value === "number" ||
    typeof value === "boolean" ||
    (typeof value === "string" && value.length <= 24)
  );
}

function shortWords(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === "" ? "empty" : String(value);
}

/** "rejectReasonRequired" → "reject reason required" */
function plainName(key: string): string {
  return key
    .replace(/Id$/, "")
    .replace(/([a-z0-9])([A-Z])/g, (_, left: string, right: string) => `${left} ${right.toLowerCase()}`);
}

function edgeDiffs(
  before: WorkflowDocument | null,
  after: WorkflowDocument,
  words: (edge: Edge, document: WorkflowDocument) => string | null,
): { change: "added" | "removed"; words: string }[] {
  const keyOf = (edge: Edge) => `${edge.from.node}\u0000${edge.from.port}\u0000${edge.to}`;
  const old = new Set((before?.edges ?? []).map(keyOf));
  const now = new Set(after.edges.map(keyOf));
  const list = (document: WorkflowDocument, other: ReadonlySet<string>, change: "added" | "removed") =>
    document.edges
      .filter((edge) => !other.has(keyOf(edge)))
      .map((edge) => words(edge, document))
      .filter((text) => text !== null)
      .map((text) => ({ change, words: text }));
  return [...list(after, old, "added"), ...(before ? list(before, now, "removed") : [])];
}

function edgeWords(edge: Edge, document: WorkflowDocument, catalog: NodeCatalog): string {
  const from = document.nodes.find((node) => node.id === edge.from.node);
  const to = document.nodes.find((node) => node.id === edge.to);
  const ports = from ? checkNode(from, catalog).ports : [];
  const label = ports.length > 1 ? ports.find((port) => port.id === edge.from.port)?.label : undefined;
  return `“${from?.title ?? edge.from.node}”${label ? ` · ${label}` : ""} → “${to?.title ?? edge.to}”`;
}
