import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/settings/auth-heading";
import { SetUpForm } from "@/components/settings/set-up-form";
import { callAs } from "@/server/api/call-as";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  const { open } = await callAs(null).setup.status();
  if (!open) redirect("/sign-in");
  return (
    <>
      <AuthHeading title="Create your workspace">
        You become its owner. This page closes for good once you have.
      </AuthHeading>
      <SetUpForm />
    </>
  );
}
