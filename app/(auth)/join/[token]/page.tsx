import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { AuthHeading } from "@/components/settings/auth-heading";
import { JoinForm } from "@/components/settings/join-form";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { ButtonLink } from "@/components/ui/button-link";
import { callAs } from "@/server/api/call-as";
import { appErrorOf } from "@/server/api/trpc";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await preview(token);
  if (typeof invitation === "string") {
    return (
      <>
        <AuthHeading title="This invitation does not work any more">{invitation}</AuthHeading>
        <ButtonLink href="/sign-in">Go to the sign-in</ButtonLink>
      </>
    );
  }
  const { workspaceName, role, email, hasAccount } = invitation;
  return (
    <>
      <AuthHeading title={`Join ${workspaceName}`}>You are invited as {ROLE_NAMES[role]}.</AuthHeading>
      <JoinForm token={token} email={email} hasAccount={hasAccount} />
    </>
  );
}

/** The invitation, or the sentence that says why there is none. */
async function preview(token: string) {
  try {
    const invitation = await callAs(null).invitations.preview({ token });
    return invitation.expired ? "It has run out: ask whoever invited you for a new one." : invitation;
  } catch (error) {
    const known = error instanceof TRPCError ? appErrorOf(error) : null;
    if (known && known.code !== "internal" && known.code !== "unavailable") {
      return known.code === "gone"
        ? known.message
        : "Its link is not complete or not known. Ask for a new one.";
    }
    throw error;
  }
}
