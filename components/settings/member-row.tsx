"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { UserMinus } from "lucide-react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { useSession } from "@/components/shell/session";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { AppRouter } from "@/server/api/root";
import { type Role, roles } from "@/server/domain/access/roles";
import { ROLE_NOTES } from "./role-notes";

export type Member = inferRouterOutputs<AppRouter>["members"]["list"]["members"][number];

/** One member: their role can be changed at once, their removal is asked for first. */
export function MemberRow({ member }: { member: Member }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const mine = useSession().role;
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: trpc.members.pathKey() });
    if (member.isYou) await queries.invalidateQueries({ queryKey: trpc.session.me.queryKey() });
  };
  const change = useMutation(
    trpc.members.changeRole.mutationOptions({
      onSuccess: (_, { role }) =>
        toast.show({ title: `${member.name} is now ${ROLE_NAMES[role]}`, tone: "ok" }),
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
      onSettled: refresh,
    }),
  );
  const remove = useMutation(trpc.members.remove.mutationOptions({ onSuccess: refresh }));
  const fixed = member.role === "owner" && mine !== "owner";

  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 last:border-b-0">
      <Avatar name={member.name} size="lg" />
      <div className="min-w-40 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{member.name}</span>
          {member.isYou ? <Badge>You</Badge> : null}
        </p>
        <p className="truncate text-sm text-ink-3">{member.email}</p>
      </div>
      <div className="flex items-center gap-1">
        <Select<Role>
          aria-label={`Role of ${member.name}`}
          size="sm"
          className="w-32"
          value={member.role}
          disabled={fixed || change.isPending}
          items={roles.map((role) => ({
            value: role,
            label: ROLE_NAMES[role],
            description: ROLE_NOTES[role],
            disabled: role === "owner" && mine !== "owner",
          }))}
          onValueChange={(role) => {
            if (role !== member.role) change.mutate({ userId: member.userId, role });
          }}
        />
        <ConfirmDialog
          trigger={
            <IconButton label={`Remove ${member.name}`} icon={<UserMinus />} size="sm" disabled={fixed} />
          }
          title={`Remove ${member.name}?`}
          description="They are signed out at once and can no longer decide anything here. What they did stays on record."
          confirmLabel="Remove"
          onConfirm={() => remove.mutateAsync({ userId: member.userId })}
        />
      </div>
    </li>
  );
}
