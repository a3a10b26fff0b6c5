"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Columns3 } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { ColumnsEditor } from "@/components/tables/columns-editor";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { TableColumn } from "@/server/domain/table/table";

const formId = "edit-columns";

/** Adds, renames and removes columns; says before saving which values would go. */
export function EditColumns({ id, columns: saved }: { id: string; columns: TableColumn[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [columns, setColumns] = useState(saved);
  const save = useMutation(
    trpc.tables.setColumns.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        setOpen(false);
      },
    }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    setColumns(saved);
    save.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ id, columns });
  };
  const removed = saved.filter(({ key }) => !columns.some((column) => column.key === key));
  const incomplete = columns.some(({ label }) => label.trim() === "");
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" icon={<Columns3 />}>
          Columns
        </Button>
      }
      title="Columns"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant={removed.length > 0 ? "danger-fill" : "primary"}
            disabled={incomplete}
            loading={save.isPending}
          >
            {removed.length > 0 ? "Save and remove values" : "Save"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {save.error ? (
          <Callout tone="bad" live>
            {errorText(save.error)}
          </Callout>
        ) : null}
        <ColumnsEditor
          hideLegend
          columns={columns}
          saved={new Set(saved.map(({ key }) => key))}
          onChange={setColumns}
        />
        {removed.length > 0 ? (
          <Callout tone="warn">
            Every row loses its value in {removed.map(({ label }) => `“${label}”`).join(", ")}. This cannot be
            undone.
          </Callout>
        ) : null}
      </form>
    </Dialog>
  );
}
