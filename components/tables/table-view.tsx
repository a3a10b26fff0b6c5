"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { plural } from "@/components/lib/format";
import { MessagePage } from "@/components/shell/message-page";
import { useSession } from "@/components/shell/session";
import { EditColumns } from "@/components/tables/edit-columns";
import { TableActions } from "@/components/tables/table-actions";
import { focusCell, TableGrid } from "@/components/tables/table-grid";
import { useTable } from "@/components/tables/use-table";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

const crumbs = [{ label: "Tables", href: "/tables" }];

/** One table: a grid that is edited in place. */
export function TableView({ id }: { id: string }) {
  const mayEdit = useSession().can("tables.edit");
  const { table, rows, hasMore, more, error, problem, commit, add, adding, remove } = useTable(id);
  const [removing, setRemoving] = useState<string | null>(null);
  const edit = useMemo(() => (mayEdit ? { commit, remove: setRemoving } : null), [mayEdit, commit]);

  if (error) {
    return (
      <MessagePage
        title="This table cannot be shown"
        action={<ButtonLink href="/tables">All tables</ButtonLink>}
      >
        {errorText(error)}
      </MessagePage>
    );
  }
  if (!table) {
    return (
      <>
        <PageHeader title="Table" crumbs={crumbs} />
        <SkeletonRows count={8} label="Loading the table" />
      </>
    );
  }
  const [firstColumn] = table.columns;
  const addRow = async () => {
    await add();
    if (firstColumn) requestAnimationFrame(() => focusCell(rows.length + 1, firstColumn));
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title={table.name}
        crumbs={crumbs}
        meta={`${plural(rows.length, "row")}${hasMore ? " so far" : ""}`}
        actions={
          edit ? (
            <>
              <EditColumns id={id} columns={table.columns} />
              <TableActions id={id} name={table.name} />
            </>
          ) : null
        }
      />
      {problem ? (
        <Callout tone="bad" live className="mx-4 my-2">
          {problem}
        </Callout>
      ) : null}
      <div className="scroll-thin min-h-0 flex-1 overflow-auto">
        <TableGrid label={table.name} columns={table.columns} rows={rows} edit={edit} />
        <div className="flex gap-2 px-4 py-3">
          {edit ? (
            <Button size="sm" variant="quiet" icon={<Plus />} loading={adding} onClick={addRow}>
              Add a row
            </Button>
          ) : null}
          {hasMore ? (
            <Button size="sm" onClick={() => void more()}>
              Show more rows
            </Button>
          ) : null}
        </div>
      </div>
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={() => setRemoving(null)}
        title="Remove this row?"
        description="Its values are gone for good. The audit keeps that it was removed, and by whom."
        confirmLabel="Remove row"
        onConfirm={() => (removing ? remove(removing) : null)}
      />
    </div>
  );
}
