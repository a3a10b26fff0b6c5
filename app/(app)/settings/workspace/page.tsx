import { NotOpen } from "@/components/settings/not-open";
import { WorkspaceName } from "@/components/settings/workspace-name";
import { mayOpen, signedInCaller } from "@/server/auth";

export default async function WorkspacePage() {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "workspace.manage")) return <NotOpen role={caller.role} />;
  return <WorkspaceName />;
}
