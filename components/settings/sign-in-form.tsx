"use client";

import { type SyntheticEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "./password-input";
import { useEnter } from "./use-enter";

/** E-mail and password; a refusal keeps the address and says the same whatever was wrong. */
export function SignInForm({ next, email: given = "" }: { next: string; email?: string }) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const { enter, entering } = useEnter(next);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setFailure(null);
    const failed = await enter(email, password);
    setFailure(failed);
    if (failed) setPassword("");
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {failure ? (
        <Callout tone="bad" live>
          {failure}
        </Callout>
      ) : null}
      <Field label="E-mail">
        <Input
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onValueChange={setEmail}
          required
          autoFocus={!given}
          size="lg"
        />
      </Field>
      <PasswordInput value={password} onValueChange={setPassword} />
      <Button type="submit" variant="primary" size="lg" loading={entering}>
        Sign in
      </Button>
    </form>
  );
}
