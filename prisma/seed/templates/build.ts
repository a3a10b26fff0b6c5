import type { Template } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";
import {
  type Edge,
  schemaVersion,
  type WorkflowDocument,
  type WorkflowNode,
} from "@/server/domain/workflow/document";
import type { ConfigOf, NodeKind } from "@/server/nodes/specs";

/** A step with its settings checked by the compiler. `x` and `y` are the place of its card. */
export function node<Kind extends NodeKind>(
  id: string,
  kind: Kind,
  title: string,
  [x, y]: readonly [number, number],
  config: ConfigOf<Kind>,
): WorkflowNode {
  return { id, kind, title, config: config as JsonObject, position: { x, y } };
}

/** `wire("sort.confident", "send")`: from a port to a step. */
export function wire(from: string, to: string): Edge {
  const [start = "", port = "next"] = from.split(".");
  return { id: `e_${start}_${port}_${to}`, from: { node: start, port }, to };
}

export function drawing(nodes: WorkflowNode[], edges: Edge[]): WorkflowDocument {
  return { schemaVersion, nodes, edges };
}

/** A value of an earlier step. */
export function chip(step: string, ...path: string[]): Template[number] {
  return { node: step, path };
}

export function column(key: string, label: string, type: TableColumn["type"] = "text"): TableColumn {
  return { key, label, type };
}
