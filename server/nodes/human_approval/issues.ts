import { isRef } from "@/server/domain/expression/template";
import type { ConfigIssue } from "@/server/domain/workflow/node-spec";
import { isBlank } from "@/server/domain/workflow/sentence";
import type { HumanApprovalConfig } from "./config";

function fieldIssues(fields: HumanApprovalConfig["fields"]): string[] {
  return fields.flatMap((field, index) => {
    const name = field.label.trim() || `Field ${index + 1}`;
    const found: string[] = [];
    if (field.label.trim() === "") found.push(`${name} has no label.`);
    if (isBlank(field.value)) found.push(`${name} shows nothing yet: choose a value.`);
    const fromChip = field.value.length === 1 && field.value.every(isRef);
    if (field.type === "choice" && field.options.length === 0 && !fromChip)
      found.push(`${name} needs choices.`);
    if (fields.findIndex(({ key }) => key === field.key) < index) {
      found.push(`${name} has the same key as another field.`);
    }
    return found;
  });
}

/** What keeps an approval from being published. */
export function approvalIssues({
  ask,
  candidates,
  fields,
  outcomes,
  evidence,
}: HumanApprovalConfig): ConfigIssue[] {
  const issues: ConfigIssue[] = [];
  if (isBlank(ask)) issues.push({ field: "ask", message: "Write what you ask, in one sentence." });
  if (candidates.length === 0) issues.push({ field: "candidates", message: "Choose who may decide." });
  if (!outcomes.approve && !outcomes.edit) {
    issues.push({ field: "outcomes", message: "Allow approving: without it nothing can go on." });
  }
  if (outcomes.edit && !fields.some(({ editable }) => editable)) {
    issues.push({ field: "outcomes", message: "Editing is allowed, but no field may be edited." });
  }
  if (evidence.some(({ text }) => isBlank(text))) {
    issues.push({ field: "evidence", message: "A text to show is empty: choose one or remove it." });
  }
  return [...issues, ...fieldIssues(fields).map((message) => ({ field: "fields", message }))];
}
