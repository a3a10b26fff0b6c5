import { redirect } from "next/navigation";
import { signedInCaller } from "@/server/auth";
import { grantOf } from "@/server/domain/access/roles";

/** The first part of the settings that this person may open. */
export default async function SettingsPage() {
  const { role } = await signedInCaller();
  redirect(grantOf(role, "members.manage") === "yes" ? "/settings/members" : "/settings/account");
}
