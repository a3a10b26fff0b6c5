"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Table2 } from "lucide-react";
import { formatNumber } from "@/components/lib/format";
import { useTRPC } from "@/components/lib/trpc";
import { useSession } from "@/components/shell/session";
import { NewTable } from "@/components/tables/new-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RowLink, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AppRouter } from "@/server/api/root";

type TableItems = inferRouterOutputs<AppRouter>["tables"]["list"];

/** The workspace's built-in tables. */
export function TablesList({ initial }: { initial: TableItems }) {
  const trpc = useTRPC();
  const { can } = useSession();
  const { data } = useQuery(trpc.tables.list.queryOptions(undefined, { initialData: initial }));
  const create = can("tables.edit") ? <NewTable /> : null;
  return (
    <>
      <PageHeader title="Tables" meta={data.length > 0 ? String(data.length) : null} actions={create} />
      {data.length === 0 ? (
        <div className="px-6 py-5 max-sm:px-4">
          <EmptyState icon={<Table2 />} title="No tables yet">
            A table keeps what your workflows find out or need to look up: no account anywhere is needed. The
            “Data table” step adds, changes and finds its rows.
          </EmptyState>
        </div>
      ) : (
        <Table label="Tables" layout="fixed" className="bg-surface">
          <TableHead>
            <Th>Name</Th>
            <Th className="max-sm:hidden">Columns</Th>
            <Th align="right" className="w-24">
              Rows
            </Th>
            <Th align="right" className="w-36 max-sm:hidden">
              Created
            </Th>
          </TableHead>
          <TableBody>
            {data.map(({ id, name, columns, rows, createdAt }) => (
              <Tr key={id}>
                <Td truncate>
                  <RowLink href={`/tables/${id}`}>{name}</RowLink>
                </Td>
                <Td dim truncate className="max-sm:hidden">
                  {columns.map(({ label }) => label).join(", ")}
                </Td>
                <Td num align="right">
                  {formatNumber(rows)}
                </Td>
                <Td dim align="right" className="max-sm:hidden">
                  <Time value={createdAt} mode="date" />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
