import type { Metadata } from "next";
import { WorkflowList } from "@/components/editor/list/workflow-list";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export const metadata: Metadata = { title: "Workflows" };

export default async function WorkflowsPage() {
  const caller = await signedInCaller();
  if (grantOf(caller.role, "runs.read") === "no") return <NotOpen role={caller.role} />;
  const api = callAs(caller);
  const mayEdit = grantOf(caller.role, "workflows.edit") !== "no";
  const [workflows, templates] = await Promise.all([
    api.workflows.list({}),
    mayEdit ? api.templates.list() : [],
  ]);
  return <WorkflowList initial={workflows} templates={templates} />;
}
