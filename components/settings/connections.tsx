"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useTRPC } from "@/components/lib/trpc";
import { useSession } from "@/components/shell/session";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type ConnectionItem, ConnectionRow } from "./connection-row";
import { NewConnection } from "./new-connection";

/** The credentials that workflows may use. */
export function Connections({ initial }: { initial: ConnectionItem[] }) {
  const trpc = useTRPC();
  const { can } = useSession();
  const { data } = useQuery(trpc.connections.list.queryOptions(undefined, { initialData: initial }));
  const create = can("connections.create") ? <NewConnection /> : null;
  return (
    <>
      <PageHeader title="Connections" meta={data.length > 0 ? String(data.length) : null} actions={create} />
      <div className="mx-auto w-full max-w-[860px] px-6 py-5 max-sm:px-4">
        {data.length === 0 ? (
          <EmptyState icon={<Plug />} title="No connections yet">
            A connection keeps a credential, encrypted, for the hosts you name. HTTP requests and AI agents
            use it without showing it to anybody. Agents work without one too, with the built-in model.
          </EmptyState>
        ) : (
          <Card>
            <ul>
              {data.map((connection) => (
                <ConnectionRow key={connection.id} connection={connection} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
