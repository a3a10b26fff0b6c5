import type { Reason } from "@/server/domain/intelligence/reasons";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { Nature } from "@/server/domain/workflow/node-spec";

/** A recorded step as far as it can tell why a person is asked. */
export interface ReasonSource {
  readonly nodeId: string;
  readonly title: string;
  readonly nature: Nature;
  readonly port: string | null;
  readonly reasons: readonly Reason[];
}

/**
 * Why this task exists: the reasons recorded by the steps whose way led here, walking back through pure steps only.
 * Where none of them gave a reason, the workflow itself always asks: its last branching is named, if there was one.
 */
export function reasonsFor(
  document: WorkflowDocument,
  taskNodeId: string,
  sources: readonly ReasonSource[],
): Reason[] {
  const byNode = new Map(sources.map((source) => [source.nodeId, source]));
  const found: Reason[] = [];
  let rule: string | null = null;
  const seen = new Set<string>();
  const back = [taskNodeId];
  for (let nodeId = back.shift(); nodeId !== undefined; nodeId = back.shift()) {
    for (const edge of document.edges) {
      const source = byNode.get(edge.from.node);
      if (edge.to !== nodeId || source?.port !== edge.from.port || seen.has(source.nodeId)) continue;
      seen.add(source.nodeId);
      found.push(...source.reasons);
      if (source.nature !== "pure" || source.reasons.length > 0) continue;
      rule ??= branchSentence(document, source);
      back.push(source.nodeId);
    }
  }
  if (found.length > 0) return found;
  return [{ code: "asked_by_rule", rule: rule ?? "a person looks at every one" }];
}

/** A step with a single way out says nothing about why the run came along it. */
function branchSentence(document: WorkflowDocument, source: ReasonSource): string | null {
  const ports = new Set(
    document.edges.filter((edge) => edge.from.node === source.nodeId).map((edge) => edge.from.port),
  );
  return ports.size > 1 || (source.port !== null && source.port !== "done" && source.port !== "out")
    ? `“${source.title}” led here`
    : null;
}
