import type { Metadata } from "next";
import { NotOpen } from "@/components/settings/not-open";
import { Templates } from "@/components/templates/templates";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const caller = await signedInCaller();
  const { permissions } = await callAs(caller).session.me();
  if (!permissions.includes("workflows.edit")) return <NotOpen role={caller.role} />;
  return <Templates templates={await callAs(caller).templates.list()} />;
}
