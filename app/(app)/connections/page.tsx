import type { Metadata } from "next";
import { Connections } from "@/components/settings/connections";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { mayOpen, signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "connections.use")) return <NotOpen role={caller.role} />;
  return <Connections initial={await callAs(caller).connections.list()} />;
}
