import { redirect } from "next/navigation";
import { mayOpen, signedInCaller } from "@/server/auth";

/** The first part of the settings that this person may open. */
export default async function SettingsPage() {
  const caller = await signedInCaller();
  redirect(mayOpen(caller, "members.manage") ? "/settings/members" : "/settings/account");
}
