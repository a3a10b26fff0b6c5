"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { type Role, roles } from "@/server/domain/access/roles";
import { fieldErrors } from "./field-errors";
import { InvitationLink } from "./invitation-link";
import { ROLE_NOTES } from "./role-notes";

const formId = "invite-member";

/** Invites one person: an address and a role, then the link, which is shown once. */
export function InviteDialog() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isOwner = useSession().role === "owner";
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("approver");
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
    }),
  );
  const errors = fieldErrors(invite.error);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) {
      setEmail("");
      invite.reset();
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    invite.mutate({ email, role });
  };
  const { data } = invite;

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="primary" icon={<UserPlus />}>
          Invite
        </Button>
      }
      title={data ? "Send this link" : "Invite a member"}
      footer={
        data ? (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={invite.isPending}>
              Make a link
            </Button>
          </>
        )
      }
    >
      {data ? (
        <InvitationLink email={email} link={data.link} expiresAt={data.expiresAt} />
      ) : (
        <form method="post" id={formId} onSubmit={submit} className="flex flex-col gap-4">
          {invite.error && Object.keys(errors).length === 0 ? (
            <Callout tone="bad" live>
              {errorText(invite.error)}
            </Callout>
          ) : null}
          <Field label="E-mail" error={errors.email}>
            <Input type="email" value={email} onValueChange={setEmail} required autoFocus />
          </Field>
          <Field label="Role">
            <RadioGroup<Role>
              value={role}
              onValueChange={setRole}
              items={roles
                .filter((value) => value !== "owner" || isOwner)
                .map((value) => ({ value, label: ROLE_NAMES[value], description: ROLE_NOTES[value] }))}
            />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
