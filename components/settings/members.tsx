"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/lib/trpc";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { Card } from "@/components/ui/card";
import type { AppRouter } from "@/server/api/root";
import { roles } from "@/server/domain/access/roles";
import { InvitationRow } from "./invitation-row";
import { InviteDialog } from "./invite-dialog";
import { MemberRow } from "./member-row";
import { ROLE_NOTES } from "./role-notes";

type Everybody = inferRouterOutputs<AppRouter>["members"]["list"];

/** Who is in the workspace, who is invited, and what each role may do. */
export function Members({ initial }: { initial: Everybody }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.members.list.queryOptions(undefined, { initialData: initial }));
  const { members, invitations } = data;
  return (
    <>
      <Card title="Members" meta={String(members.length)} actions={<InviteDialog />}>
        <ul className="border-t border-line">
          {members.map((member) => (
            <MemberRow key={member.userId} member={member} />
          ))}
        </ul>
      </Card>
      {invitations.length > 0 ? (
        <Card title="Invited" meta={plural(invitations.length, "open invitation")}>
          <ul className="border-t border-line">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title="What each role may do">
        <dl className="grid grid-cols-[96px_1fr] gap-y-2 border-t border-line px-4 py-3">
          {roles.map((role) => (
            <div key={role} className="contents">
              <dt className="font-medium">{ROLE_NAMES[role]}</dt>
              <dd className="text-ink-2">{ROLE_NOTES[role]}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
