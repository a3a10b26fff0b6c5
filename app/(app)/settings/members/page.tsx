import { Members } from "@/components/settings/members";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { mayOpen, signedInCaller } from "@/server/auth";

export default async function MembersPage() {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "members.manage")) return <NotOpen role={caller.role} />;
  return <Members initial={await callAs(caller).members.list()} />;
}
