"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { fieldErrors } from "./field-errors";
import { PasswordInput } from "./password-input";

const formId = "change-password";

/** Another password for oneself; every other session ends. */
export function ChangePassword() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const save = useMutation(
    trpc.session.changePassword.mutationOptions({
      onSuccess: () => {
        change(false);
        toast.show({ title: "Your password was changed", tone: "ok" });
        return queries.invalidateQueries({ queryKey: trpc.session.list.queryKey() });
      },
    }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    setCurrent("");
    setPassword("");
    save.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ current, password });
  };
  const errors = fieldErrors(save.error);
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      size="sm"
      trigger={<Button size="sm">Change password</Button>}
      title="Change your password"
      description="You stay signed in here; everywhere else you are signed out."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={save.isPending}>
            Change
          </Button>
        </>
      }
    >
      <form method="post" id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {save.error && Object.keys(errors).length === 0 ? (
          <Callout tone="bad" live>
            {errorText(save.error)}
          </Callout>
        ) : null}
        <PasswordInput
          label="Present password"
          value={current}
          onValueChange={setCurrent}
          error={errors.current}
        />
        <PasswordInput
          label="New password"
          value={password}
          onValueChange={setPassword}
          fresh
          error={errors.password}
        />
      </form>
    </Dialog>
  );
}
