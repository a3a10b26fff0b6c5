import type { Metadata } from "next";
import { NotOpen } from "@/components/settings/not-open";
import { TablesList } from "@/components/tables/tables-list";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export const metadata: Metadata = { title: "Tables" };

export default async function TablesPage() {
  const caller = await signedInCaller();
  if (grantOf(caller.role, "runs.read") !== "yes") return <NotOpen role={caller.role} />;
  return <TablesList initial={await callAs(caller).tables.list()} />;
}
