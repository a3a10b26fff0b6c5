"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { ColumnsEditor } from "@/components/tables/columns-editor";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TableColumn } from "@/server/domain/table/table";

const formId = "new-table";
const none: ReadonlySet<string> = new Set();
const first: TableColumn[] = [{ key: "name", label: "Name", type: "text" }];

/** Makes a table and opens it. */
export function NewTable() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [columns, setColumns] = useState(first);
  const create = useMutation(
    trpc.tables.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        router.push(`/tables/${id}`);
      },
    }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    setName("");
    setColumns(first);
    create.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate({ name, columns });
  };
  const incomplete = name.trim() === "" || columns.some(({ label }) => label.trim() === "");
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="primary" icon={<Plus />}>
          New table
        </Button>
      }
      title="New table"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabled={incomplete}
            loading={create.isPending}
          >
            Create table
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {create.error ? (
          <Callout tone="bad" live>
            {errorText(create.error)}
          </Callout>
        ) : null}
        <Field label="Name">
          <Input value={name} onValueChange={setName} maxLength={80} placeholder="Invoices" />
        </Field>
        <ColumnsEditor columns={columns} saved={none} onChange={setColumns} />
      </form>
    </Dialog>
  );
}
