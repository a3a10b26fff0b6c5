"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";

/** What one can do with a table as a whole: rename it, remove it. */
export function TableActions({ id, name: saved }: { id: string; name: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [asking, setAsking] = useState<"name" | "removal" | null>(null);
  const [name, setName] = useState(saved);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
  const rename = useMutation(
    trpc.tables.rename.mutationOptions({ onSuccess: () => refresh().then(() => setAsking(null)) }),
  );
  const remove = useMutation(trpc.tables.remove.mutationOptions());
  const askName = () => {
    setName(saved);
    rename.reset();
    setAsking("name");
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    rename.mutate({ id, name });
  };
  return (
    <>
      <Menu align="end" trigger={<IconButton label="More" icon={<Ellipsis />} size="sm" />}>
        <MenuItem icon={<Pencil />} onSelect={askName}>
          Rename
        </MenuItem>
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsking("removal")}>
          Remove table
        </MenuItem>
      </Menu>
      <Dialog
        open={asking === "name"}
        onOpenChange={() => setAsking(null)}
        title="Rename table"
        size="sm"
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              form="rename-table"
              variant="primary"
              disabled={name.trim() === ""}
              loading={rename.isPending}
            >
              Rename
            </Button>
          </>
        }
      >
        <form id="rename-table" onSubmit={submit}>
          <Field label="Name" error={rename.error ? errorText(rename.error) : null}>
            <Input value={name} onValueChange={setName} maxLength={80} />
          </Field>
        </form>
      </Dialog>
      <ConfirmDialog
        open={asking === "removal"}
        onOpenChange={() => setAsking(null)}
        title={`Remove “${saved}”?`}
        description="Steps of workflows that use it will fail from now on. This cannot be undone here."
        confirmLabel="Remove table"
        onConfirm={async () => {
          await remove.mutateAsync({ id });
          await refresh();
          router.push("/tables");
        }}
      />
    </>
  );
}
