import type { Metadata } from "next";
import { NotOpen } from "@/components/settings/not-open";
import { TableView } from "@/components/tables/table-view";
import { mayOpen, signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Table" };

export default async function TablePage({ params }: { params: Promise<{ id: string }> }) {
  const caller = await signedInCaller();
  if (!mayOpen(caller, "runs.read", "full")) return <NotOpen role={caller.role} />;
  return <TableView id={(await params).id} />;
}
