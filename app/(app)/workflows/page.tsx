import type { Metadata } from "next";
import { WorkflowList } from "@/components/editor/list/workflow-list";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { mayOpen, signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Workflows" };

export default async function WorkflowsPage() {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "runs.read")) return <NotOpen role={caller.role} />;
  const api = callAs(caller);
  const mayEdit = mayOpen(caller, "workflows.edit");
  const [workflows, templates] = await Promise.all([
    api.workflows.list({}),
    mayEdit ? api.templates.list() : [],
  ]);
  return <WorkflowList initial={workflows} templates={templates} />;
}
