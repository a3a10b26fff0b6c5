import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { type Graph, graphOf } from "@/server/domain/workflow/graph";
import type { AnyNodeSpec, NodeCatalog, Port } from "@/server/domain/workflow/node-spec";
import type { Operation } from "@/server/domain/workflow/operations";

const issueCodes = [
  "unknown_kind",
  "config",
  "no_trigger",
  "trigger_input",
  "unreachable",
  "unknown_port",
  "dangling_edge",
  "cycle",
  "dead_end",
  "missing_value",
  "unsettled_value",
  "missing_thing",
  "ungated_destructive",
  "unchecked_write",
] as const;
type IssueCode = (typeof issueCodes)[number];

/** Something to mend before (error) or worth a look before (warning) publishing. `fix` mends it in one click. */
export interface Issue {
  readonly severity: "error" | "warning";
  readonly nodeId: string | null;
  /** the key of the node's config it is about */
  readonly field?: string;
  readonly code: IssueCode;
  readonly message: string;
  readonly fix?: { readonly label: string; readonly operation: Operation };
}

/** What of the workspace a document may point at; left out where the caller does not know. */
export interface WorkspaceFacts {
  readonly connectionIds?: ReadonlySet<string>;
  readonly tableIds?: ReadonlySet<string>;
  readonly memberIds?: ReadonlySet<string>;
}

/** A node with its spec and its parsed config; `config` is undefined while the settings do not fit the schema. */
export interface CheckedNode {
  readonly node: WorkflowNode;
  readonly spec: AnyNodeSpec | undefined;
  readonly config: unknown;
  readonly parsed: boolean;
  readonly ports: readonly Port[];
}

/** What every check looks at. */
export interface Subject {
  readonly document: WorkflowDocument;
  readonly graph: Graph;
  readonly checked: ReadonlyMap<string, CheckedNode>;
  readonly triggers: readonly string[];
  readonly facts: WorkspaceFacts;
}

/** Own keys only: a kind called "constructor" is just an unknown kind. */
export function specOf(catalog: NodeCatalog, kind: string): AnyNodeSpec | undefined {
  return Object.hasOwn(catalog, kind) ? catalog[kind] : undefined;
}

export function subjectOf(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  facts: WorkspaceFacts = {},
): Subject {
  const checked = new Map(document.nodes.map((node) => [node.id, checkNode(node, catalog)]));
  const triggers = document.nodes
    .filter((node) => checked.get(node.id)?.spec?.category === "trigger")
    .map((node) => node.id);
  return { document, graph: graphOf(document), checked, triggers, facts };
}

/** Parses one node's config with its own schema; never throws. */
export function checkNode(node: WorkflowNode, catalog: NodeCatalog): CheckedNode {
  const spec = specOf(catalog, node.kind);
  const parsed = spec?.config.safeParse(node.config);
  if (!spec || !parsed?.success)
    return { node, spec, config: undefined, parsed: false, ports: spec ? spec.ports(spec.start) : [] };
  return { node, spec, config: parsed.data, parsed: true, ports: spec.ports(parsed.data) };
}

/** A step's name as messages quote it. */
export function quoted(subject: Pick<Subject, "graph">, nodeId: string): string {
  return `“${subject.graph.nodes.get(nodeId)?.title ?? "a removed step"}”`;
}
