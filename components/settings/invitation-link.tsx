"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";

export type InvitationLinkProps = { email: string; link: string; expiresAt: Date };

/** A new invitation's link, the only time it is shown. */
export function InvitationLink({ email, link, expiresAt }: InvitationLinkProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2">
        Whoever opens it joins as {email}. It works once, until <Time value={expiresAt} />, and is not shown
        again.
      </p>
      <div className="flex items-center gap-1">
        <Input
          aria-label="Invitation link"
          value={link}
          readOnly
          mono
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link} label="Copy the link" size="md" />
      </div>
    </div>
  );
}
