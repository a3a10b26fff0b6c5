import type { Metadata } from "next";
import { NotOpen } from "@/components/settings/not-open";
import { TableView } from "@/components/tables/table-view";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

export const metadata: Metadata = { title: "Table" };

export default async function TablePage({ params }: { params: Promise<{ id: string }> }) {
  const caller = await signedInCaller();
  if (grantOf(caller.role, "runs.read") !== "yes") return <NotOpen role={caller.role} />;
  return <TableView id={(await params).id} />;
}
