"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { connectionOf, EMPTY_DRAFT } from "./connection-draft";
import { ConnectionFields } from "./connection-fields";
import { fieldErrors } from "./field-errors";

const formId = "new-connection";

/** Stores a credential. What was typed is forgotten when the dialog closes. */
export function NewConnection() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const create = useMutation(
    trpc.connections.create.mutationOptions({
      onSuccess: (_, { name }) => {
        change(false);
        toast.show({ title: `${name} is ready to use`, tone: "ok" });
        return queries.invalidateQueries({ queryKey: trpc.connections.pathKey() });
      },
    }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    setDraft(EMPTY_DRAFT);
    create.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate(connectionOf(draft));
  };
  const errors = fieldErrors(create.error);
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="primary" icon={<Plus />}>
          New connection
        </Button>
      }
      title="New connection"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form method="post" id={formId} onSubmit={submit}>
        {create.error && Object.keys(errors).length === 0 ? (
          <Callout tone="bad" live className="mb-4">
            {errorText(create.error)}
          </Callout>
        ) : null}
        <ConnectionFields draft={draft} onChange={setDraft} errors={errors} />
      </form>
    </Dialog>
  );
}
