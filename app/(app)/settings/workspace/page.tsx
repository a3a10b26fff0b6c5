import { NotOpen } from "@/components/settings/not-open";
import { WorkspaceName } from "@/components/settings/workspace-name";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export default async function WorkspacePage() {
  const { role } = await signedInCaller();
  if (grantOf(role, "workspace.manage") === "no") return <NotOpen role={role} />;
  return <WorkspaceName />;
}
