"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/components/lib/trpc";
import { useNow } from "@/components/lib/use-now";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Time } from "@/components/ui/time";
import type { AppRouter } from "@/server/api/root";

type Invitation = inferRouterOutputs<AppRouter>["members"]["list"]["invitations"][number];

/** Somebody who was invited and has not joined. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = useNow();
  const withdraw = useMutation(
    trpc.members.revokeInvitation.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
    }),
  );
  const { email, role, expiresAt } = invitation;
  const isOver = now !== null && expiresAt <= now;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-b-0">
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">{email}</p>
        <p className="text-sm text-ink-3">
          {ROLE_NAMES[role]} · {isOver ? "ran out" : "until"} <Time value={expiresAt} />
        </p>
      </div>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="quiet">
            Withdraw
          </Button>
        }
        title={`Withdraw the invitation of ${email}?`}
        description="The link stops working. You can invite them again at any time."
        confirmLabel="Withdraw"
        onConfirm={() => withdraw.mutateAsync({ invitationId: invitation.id })}
      />
    </li>
  );
}
