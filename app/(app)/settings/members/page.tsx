import { Members } from "@/components/settings/members";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export default async function MembersPage() {
  const caller = await signedInCaller();
  if (grantOf(caller.role, "members.manage") === "no") return <NotOpen role={caller.role} />;
  return <Members initial={await callAs(caller).members.list()} />;
}
