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

const empty = { workspaceName: "", name: "", email: "", password: "" };

/** Makes the first workspace and its owner, and signs them in. */
export function SetUpForm() {
  const trpc = useTRPC();
  const [values, setValues] = useState(empty);
  const [failure, setFailure] = useState<string | null>(null);
  const { enter, entering } = useEnter("/home");
  const create = useMutation(trpc.setup.createOwner.mutationOptions());
  const errors = fieldErrors(create.error);
  const set = (name: keyof typeof empty) => (value: string) => setValues({ ...values, [name]: value });

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setFailure(null);
    try {
      await create.mutateAsync(values);
      setFailure(await enter(values.email, values.password));
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
      <Field label="Workspace" description="Your company or team." error={errors.workspaceName}>
        <Input
          value={values.workspaceName}
          onValueChange={set("workspaceName")}
          required
          autoFocus
          size="lg"
        />
      </Field>
      <Field label="Your name" error={errors.name}>
        <Input value={values.name} onValueChange={set("name")} autoComplete="name" required size="lg" />
      </Field>
      <Field label="E-mail" error={errors.email}>
        <Input
          type="email"
          value={values.email}
          onValueChange={set("email")}
          autoComplete="username"
          required
          size="lg"
        />
      </Field>
      <PasswordInput value={values.password} onValueChange={set("password")} fresh error={errors.password} />
      <Button type="submit" variant="primary" size="lg" loading={create.isPending || entering}>
        Create the workspace
      </Button>
    </form>
  );
}
