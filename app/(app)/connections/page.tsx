import type { Metadata } from "next";
import { Connections } from "@/components/settings/connections";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const caller = await signedInCaller();
  if (grantOf(caller.role, "connections.use") === "no") return <NotOpen role={caller.role} />;
  return <Connections initial={await callAs(caller).connections.list()} />;
}
