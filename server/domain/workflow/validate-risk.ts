import type { Edge } from "@/server/domain/workflow/document";
import { reachableFrom } from "@/server/domain/workflow/graph";
import type { Issue, Subject } from "@/server/domain/workflow/issue";
import type { RiskClass } from "@/server/domain/workflow/node-spec";

/** Outcomes of an approval that let an action pass. A rejection or an expiry never does. */
const approvingPorts = new Set(["approved", "edited"]);
const confidentPort = "confident";

/**
 * What may happen without anybody having looked: a destructive action that can be reached without an approval is an
 * error, a write that neither a person nor a Confident port stands before is a warning.
 */
export function riskIssues(subject: Subject): Issue[] {
  const ungated = reachableFrom(subject.graph, subject.triggers, (edge) => !isApproval(subject, edge));
  const unchecked = reachableFrom(
    subject.graph,
    subject.triggers,
    (edge) => !isPerson(subject, edge) && !isConfident(subject, edge),
  );
  return subject.document.nodes.flatMap((node): Issue[] => {
    const risk = riskOf(subject, node.id);
    if (risk === "destructive" && ungated.has(node.id)) {
      return [
        {
          severity: "error",
          nodeId: node.id,
          code: "ungated_destructive",
          message: `“${node.title}” deletes or may do harm, and it can be reached without an approval. Put an approval before it on every way.`,
        },
      ];
    }
    if (risk === "write" && unchecked.has(node.id)) {
      return [
        {
          severity: "warning",
          nodeId: node.id,
          code: "unchecked_write",
          message: `“${node.title}” changes something, and neither a person nor a Confident agent stands before it.`,
        },
      ];
    }
    return [];
  });
}

/** The risk class of a node, or null where nothing leaves the run (triggers, logic, waiting). */
function riskOf(subject: Subject, nodeId: string): RiskClass | null {
  const checked = subject.checked.get(nodeId);
  if (!checked?.spec || !checked.parsed) return null;
  const nature = checked.spec.nature(checked.config);
  return nature === "effect" || nature === "read" ? checked.spec.risk(checked.config) : null;
}

function isPerson(subject: Subject, edge: Edge): boolean {
  const checked = subject.checked.get(edge.from.node);
  return checked?.spec?.category === "person" && edge.from.port !== "expired";
}

function isApproval(subject: Subject, edge: Edge): boolean {
  return isPerson(subject, edge) && approvingPorts.has(edge.from.port);
}

function isConfident(subject: Subject, edge: Edge): boolean {
  return subject.checked.get(edge.from.node)?.spec?.category === "ai" && edge.from.port === confidentPort;
}
