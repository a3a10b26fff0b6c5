import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/settings/auth-heading";
import { localPath } from "@/components/settings/local-path";
import { SignInForm } from "@/components/settings/sign-in-form";
import { callAs } from "@/server/api/call-as";
import { currentCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = localPath(query.next ?? query.callbackUrl);
  if (await currentCaller()) redirect(next);
  if ((await callAs(null).setup.status()).open) redirect("/set-up");
  return (
    <>
      <AuthHeading title="Sign in" />
      <SignInForm next={next} />
    </>
  );
}
