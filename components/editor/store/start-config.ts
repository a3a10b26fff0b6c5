import type { Ref } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { upstreamOf } from "@/server/domain/workflow/graph";
import { specOf } from "@/server/domain/workflow/issue";
import { type ConfigOf, isNodeKind } from "@/server/nodes/specs";
import { describeNode, graphFor } from "./described";
import type { Drawing } from "./drawing";

/**
 * What a freshly placed node holds. Where the step before it makes the first choice plain, it is made: an agent reads
 * the text that came in, an approval shows what the agent said and may be edited.
 */
export function startConfig(drawing: Drawing, kind: string, afterId: string | undefined): JsonObject {
  const spec = specOf(drawing.catalog, kind);
  const start = structuredClone(spec?.start ?? {}) as JsonObject;
  if (!afterId || !isNodeKind(kind)) return start;
  if (kind === "ai_agent") return { ...start, ...agentStart(drawing, afterId) };
  if (kind === "human_approval") return { ...start, ...approvalStart(drawing, afterId) };
  return start;
}

function before(drawing: Drawing, afterId: string): WorkflowNode[] {
  const graph = graphFor(drawing.document);
  const ids = [afterId, ...upstreamOf(graph, afterId)];
  return ids.flatMap((id) => graph.nodes.get(id) ?? []);
}

function agentStart(drawing: Drawing, afterId: string): Partial<Pick<ConfigOf<"ai_agent">, "input">> {
  for (const node of before(drawing, afterId)) {
    const { spec, outputs } = describeNode(node, drawing.catalog);
    const texts = spec?.category === "trigger" ? outputs.filter((field) => field.type === "text") : [];
    const long = texts.find((field) => /message|text|body|content|question/i.test(field.path.join(" ")));
    const chosen = long ?? texts[0];
    if (chosen) return { input: [{ node: node.id, path: [...chosen.path] }] };
  }
  return {};
}

function approvalStart(drawing: Drawing, afterId: string): Partial<ConfigOf<"human_approval">> {
  const agent = before(drawing, afterId).find(
    (node) => describeNode(node, drawing.catalog).spec?.category === "ai",
  );
  if (!agent) return {};
  const answers = describeNode(agent, drawing.catalog).outputs.filter((field) => field.path[0] === "answer");
  const fields = answers.map((field): ConfigOf<"human_approval">["fields"][number] => {
    const value: Ref = { node: agent.id, path: [...field.path] };
    const key = field.path.at(-1) ?? "answer";
    const type =
      key === "label" ? "choice" : field.type === "number" || field.type === "date" ? field.type : "text";
    return { key, label: field.label, value: [value], type, options: [], editable: true, required: true };
  });
  return { fields, outcomes: { approve: true, edit: fields.length > 0, reject: true } };
}
