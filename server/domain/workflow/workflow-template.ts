import { type Ref, ref } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";
import { type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";
import { freshId } from "@/server/domain/workflow/ids";

/** A table that a template needs; `nodes` are the steps that use it. */
export interface TemplateTable {
  readonly key: string;
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly nodes: readonly string[];
}

/** One thing that could arrive: what a trigger step takes, for trying the workflow out. */
export interface TemplateSample {
  readonly node: string;
  /** `fields` of a form or manual start, `body` of a webhook */
  readonly event: { readonly fields: JsonObject } | { readonly body: JsonValue };
}

/** A workflow to start from. Its words are for people who do not code. */
export interface WorkflowTemplate {
  readonly id: string;
  readonly name: string;
  /** one line */
  readonly summary: string;
  /** a few sentences: what it does, when a person is asked, what to set up */
  readonly description: string;
  /** to set up */
  readonly minutes: number;
  readonly tables: readonly TemplateTable[];
  readonly document: WorkflowDocument;
  readonly samples: readonly TemplateSample[];
}

/**
 * A drawing of one's own from a template: fresh ids everywhere, chips included, and the ids of the tables that were
 * made for it.
 * @param tables each table as it was made, by the template's key
 * @param random a source of numbers in [0, 1)
 * @returns the drawing, and the fresh id of each of the template's nodes
 */
export function instantiate(
  template: WorkflowTemplate,
  tables: ReadonlyMap<string, { id: string; name: string }>,
  random: () => number,
): { document: WorkflowDocument; nodes: ReadonlyMap<string, string> } {
  const nodes = new Map<string, string>();
  const taken = new Set<string>();
  const fresh = (prefix: "n" | "e") => {
    const id = freshId(prefix, taken, random);
    taken.add(id);
    return id;
  };
  for (const { id } of template.document.nodes) nodes.set(id, fresh("n"));
  const idOf = (id: string) => nodes.get(id) ?? id;
  const tableOf = (nodeId: string) => {
    const key = template.tables.find((table) => table.nodes.includes(nodeId))?.key;
    return key === undefined ? undefined : tables.get(key);
  };

  const document = {
    ...template.document,
    nodes: template.document.nodes.map((node) => {
      const config = renamed(node.config, idOf);
      const table = tableOf(node.id);
      const chosen = table ? { tableId: table.id, tableName: table.name } : {};
      return { ...node, id: idOf(node.id), config: { ...config, ...chosen } };
    }),
    edges: template.document.edges.map(({ from, to }) => ({
      id: fresh("e"),
      from: { node: idOf(from.node), port: from.port },
      to: idOf(to),
    })),
  };
  return { document: workflowDocument.parse(document), nodes };
}

function renamed(config: JsonObject, idOf: (id: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, renamedValue(value, idOf)]));
}

/** Every chip inside a value with the new id of the step it reads. */
function renamedValue(value: JsonValue, idOf: (id: string) => string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => renamedValue(item, idOf));
  if (value === null || typeof value !== "object") return value;
  const chip = ref.safeParse(value);
  return chip.success ? renamedRef(chip.data, idOf) : renamed(value, idOf);
}

function renamedRef({ node, path }: Ref, idOf: (id: string) => string): JsonObject {
  return { node: idOf(node), path };
}
