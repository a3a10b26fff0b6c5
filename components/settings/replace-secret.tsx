"use client";

import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useId, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { fieldErrors } from "./field-errors";

export type ReplaceSecretProps = { connection: { id: string; name: string }; label: string };

/** Puts a new secret in the place of one that nobody can look at. */
export function ReplaceSecret({ connection, label }: ReplaceSecretProps) {
  const trpc = useTRPC();
  const toast = useToast();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState("");
  const change = (next: boolean) => {
    setOpen(next);
    setSecret("");
    replace.reset();
  };
  const replace = useMutation(
    trpc.connections.replaceSecret.mutationOptions({
      onSuccess: () => {
        change(false);
        toast.show({ title: `The secret of ${connection.name} was replaced`, tone: "ok" });
      },
    }),
  );
  const error = replace.error ? (fieldErrors(replace.error).secret ?? errorText(replace.error)) : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    replace.mutate({ id: connection.id, secret });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      size="sm"
      trigger={
        <Button size="sm" variant="quiet">
          Replace secret
        </Button>
      }
      title={`Replace the secret of ${connection.name}`}
      description="Steps that run from now on use the new one."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={replace.isPending}>
            Replace
          </Button>
        </>
      }
    >
      <form method="post" id={formId} onSubmit={submit}>
        <Field label={label} error={error}>
          <Input
            type="password"
            autoComplete="off"
            value={secret}
            onValueChange={setSecret}
            required
            mono
            autoFocus
          />
        </Field>
      </form>
    </Dialog>
  );
}
