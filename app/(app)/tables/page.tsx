import type { Metadata } from "next";
import { NotOpen } from "@/components/settings/not-open";
import { TablesList } from "@/components/tables/tables-list";
import { callAs } from "@/server/api/call-as";
import { mayOpen, signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Tables" };

export default async function TablesPage() {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "runs.read", "full")) return <NotOpen role={caller.role} />;
  return <TablesList initial={await callAs(caller).tables.list()} />;
}
