import { defineNode, type OutputField, type Port, type Sentence } from "@/server/domain/workflow/node-spec";
import { count, duration } from "@/server/domain/workflow/sentence";
import { type HumanApprovalConfig, humanApprovalConfig } from "./config";
import { approvalIssues } from "./issues";

export type { HumanApprovalConfig } from "./config";

function who(candidates: HumanApprovalConfig["candidates"]): Sentence {
  const roles = candidates.flatMap((candidate) => ("role" in candidate ? [`any ${candidate.role}`] : []));
  const people = candidates.length - roles.length;
  const named = [...roles, ...(people > 0 ? [count(people, "person", "people")] : [])];
  return named.length === 0
    ? [{ missing: "choose people" }]
    : named.flatMap((name, index) => [...(index > 0 ? [" or "] : []), { value: name }]);
}

function ports({ outcomes, due }: HumanApprovalConfig): Port[] {
  const all: (Port | false)[] = [
    outcomes.approve && { id: "approved", label: "Approved", tone: "ok" },
    outcomes.edit && { id: "edited", label: "Edited", tone: "ok" },
    (outcomes.reject || due?.expiry === "rejected") && { id: "rejected", label: "Rejected", tone: "bad" },
    due?.expiry === "expired" && { id: "expired", label: "Expired", tone: "review" },
  ];
  return all.filter((port) => port !== false);
}

const types = {
  text: "text",
  long_text: "text",
  choice: "text",
  number: "number",
  boolean: "boolean",
  date: "date",
} as const satisfies Record<HumanApprovalConfig["fields"][number]["type"], OutputField["type"]>;

export const humanApproval = defineNode({
  kind: "human_approval",
  label: "Human approval",
  description: "Stops and asks people; goes on exactly as they decide",
  category: "person",
  icon: "stamp",
  config: humanApprovalConfig,
  start: {
    ask: [],
    guidelines: "",
    candidates: [{ role: "approver" }],
    fields: [],
    outcomes: { approve: true, edit: false, reject: true },
    rejectReasonRequired: true,
    due: null,
    evidence: [],
  } as HumanApprovalConfig,
  nature: () => "wait",
  risk: () => "read",
  ports,
  summary: ({ candidates, due }) => [
    "Asks ",
    ...who(candidates),
    " to decide",
    ...(due ? [" within ", { value: duration(due.minutes) }, `, else it counts as ${due.expiry}`] : []),
  ],
  output: ({ fields }) => [
    ...fields.map(({ key, label, type, options }) => ({
      path: ["fields", key],
      label: label || key,
      type: types[type],
      sample: options[0],
    })),
    { path: ["outcome"], label: "What was decided", type: "text", sample: "approve" },
    { path: ["comment"], label: "Comment", type: "text", sample: "Looks right" },
    { path: ["decidedBy"], label: "Decided by", type: "text" },
    { path: ["decidedAt"], label: "Decided at", type: "date", sample: "2026-12-14T09:30:00Z" },
  ],
  issues: approvalIssues,
});
