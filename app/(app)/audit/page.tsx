import type { Metadata } from "next";
import { AuditPage } from "@/components/audit/audit-page";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Audit" };

export default async function Audit() {
  const caller = await signedInCaller();
  const { permissions } = await callAs(caller).session.me();
  return permissions.includes("audit.read") ? <AuditPage /> : <NotOpen role={caller.role} />;
}
