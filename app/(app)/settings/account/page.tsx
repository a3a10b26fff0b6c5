import { Sessions } from "@/components/settings/sessions";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";

export default async function AccountPage() {
  return <Sessions initial={await callAs(await signedInCaller()).session.list()} />;
}
