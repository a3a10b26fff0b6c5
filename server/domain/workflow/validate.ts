import type { JsonValue } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import {
  type CheckedNode,
  type Issue,
  type Subject,
  subjectOf,
  type WorkspaceFacts,
} from "@/server/domain/workflow/issue";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";
import { riskIssues } from "@/server/domain/workflow/validate-risk";
import { structureIssues } from "@/server/domain/workflow/validate-structure";
import { valueIssues } from "@/server/domain/workflow/validate-values";

/**
 * Everything that stands between this drawing and its publication, errors first, in drawing order.
 * Pure: the editor shows it while one draws, publishing refuses on errors.
 */
export function validate(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  facts: WorkspaceFacts = {},
): Issue[] {
  const subject = subjectOf(document, catalog, facts);
  const issues = [
    ...structureIssues(subject),
    ...[...subject.checked.values()].flatMap((checked) => [
      ...configIssues(checked),
      ...missingThings(subject, checked),
    ]),
    ...valueIssues(subject),
    ...riskIssues(subject),
  ];
  const place = new Map(document.nodes.map((node, index) => [node.id, index]));
  const rank = (issue: Issue) => (issue.nodeId === null ? -1 : (place.get(issue.nodeId) ?? 0));
  return issues.sort(
    (left, right) =>
      Number(left.severity === "warning") - Number(right.severity === "warning") || rank(left) - rank(right),
  );
}

export function errorsOf(issues: readonly Issue[]): Issue[] {
  return issues.filter((issue) => issue.severity === "error");
}

function configIssues({ node, spec, config, parsed }: CheckedNode): Issue[] {
  if (!spec) {
    return [
      {
        severity: "error",
        nodeId: node.id,
        code: "unknown_kind",
        message: `“${node.title}” is a kind of step this version does not know. Remove it.`,
      },
    ];
  }
  if (parsed) {
    return spec.issues(config).map(({ field, message }) => ({
      severity: "error",
      nodeId: node.id,
      field,
      code: "config",
      message,
    }));
  }
  const problems = spec.config.safeParse(node.config).error?.issues ?? [];
  const [first] = problems;
  return [
    {
      severity: "error",
      nodeId: node.id,
      field: first ? String(first.path[0] ?? "") : undefined,
      code: "config",
      message: `The settings of “${node.title}” are incomplete${first ? `: ${first.path.join(" · ")}, ${first.message}` : ""}.`,
    },
  ];
}

/** Connections, tables and people that the settings name and the workspace no longer has. */
function missingThings({ facts }: Subject, { node }: CheckedNode): Issue[] {
  const issue = (field: string, what: string): Issue => ({
    severity: "error",
    nodeId: node.id,
    field,
    code: "missing_thing",
    message: `“${node.title}” uses ${what} that no longer exists. Choose another one.`,
  });
  const check = (value: JsonValue, field: string): Issue[] => {
    if (Array.isArray(value)) return value.flatMap((item) => check(item, field));
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, item]) => {
      if (typeof item !== "string" || item === "") return check(item, field);
      if (key === "connectionId" && facts.connectionIds?.has(item) === false)
        return [issue(field, "a connection")];
      if (key === "tableId" && facts.tableIds?.has(item) === false) return [issue(field, "a table")];
      if (key === "userId" && facts.memberIds?.has(item) === false) return [issue(field, "a person")];
      return [];
    });
  };
  return Object.entries(node.config).flatMap(([key, value]) => check({ [key]: value }, key));
}
