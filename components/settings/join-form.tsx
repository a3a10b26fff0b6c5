"use client";

import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldErrors } from "./field-errors";
import { PasswordInput } from "./password-input";
import { useEnter } from "./use-enter";

export type JoinFormProps = { token: string; email: string; hasAccount: boolean };

/** Takes an invitation: a new person chooses name and password, somebody known proves who they are. */
export function JoinForm({ token, email, hasAccount }: JoinFormProps) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const { enter, entering } = useEnter("/home");
  const accept = useMutation(trpc.invitations.accept.mutationOptions());
  const errors = fieldErrors(accept.error);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setFailure(null);
    try {
      await accept.mutateAsync({ token, name: hasAccount ? email : name, password });
      setFailure(await enter(email, password));
    } catch (error) {
      if (Object.keys(fieldErrors(error)).length === 0) setFailure(errorText(error));
    }
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {failure ? (
        <Callout tone="bad" live>
          {failure}
        </Callout>
      ) : null}
      <Field label="E-mail">
        <Input type="email" value={email} autoComplete="username" readOnly size="lg" />
      </Field>
      {hasAccount ? null : (
        <Field label="Your name" error={errors.name}>
          <Input value={name} onValueChange={setName} autoComplete="name" required autoFocus size="lg" />
        </Field>
      )}
      <PasswordInput
        label={hasAccount ? "The password of your account" : "Choose a password"}
        value={password}
        onValueChange={setPassword}
        fresh={!hasAccount}
        error={errors.password}
      />
      <Button type="submit" variant="primary" size="lg" loading={accept.isPending || entering}>
        Join
      </Button>
    </form>
  );
}
