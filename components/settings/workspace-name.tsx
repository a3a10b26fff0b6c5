"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { fieldErrors } from "./field-errors";

/** The workspace's name, as everybody in it sees it. */
export function WorkspaceName() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const { workspace } = useSession();
  const [name, setName] = useState(workspace.name);
  const rename = useMutation(
    trpc.workspace.rename.mutationOptions({
      onSuccess: () => {
        toast.show({ title: "Saved", tone: "ok" });
        return queries.invalidateQueries({ queryKey: trpc.session.me.queryKey() });
      },
    }),
  );
  const error = rename.error ? (fieldErrors(rename.error).name ?? errorText(rename.error)) : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    rename.mutate({ name });
  };
  return (
    <Card title="Workspace">
      <form
        method="post"
        onSubmit={submit}
        className="flex flex-wrap items-end gap-2 border-t border-line px-4 py-3"
      >
        <Field label="Name" error={error} className="w-80 max-w-full">
          <Input value={name} onValueChange={setName} maxLength={80} required />
        </Field>
        <Button type="submit" loading={rename.isPending} disabled={name.trim() === workspace.name}>
          Save
        </Button>
      </form>
    </Card>
  );
}
