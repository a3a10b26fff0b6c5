"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { KeyRound, Sparkles, Trash2 } from "lucide-react";
import { useTRPC } from "@/components/lib/trpc";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import type { AppRouter } from "@/server/api/root";
import { CONNECTION_KINDS } from "./connection-kinds";
import { ReplaceSecret } from "./replace-secret";

export type ConnectionItem = inferRouterOutputs<AppRouter>["connections"]["list"][number];

/** One connection: what it is for, where it may go, who may use it. Its secret is never here. */
export function ConnectionRow({ connection }: { connection: ConnectionItem }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id, name, kind, account, settings, allowedHosts, mayChange } = connection;
  const remove = useMutation(
    trpc.connections.remove.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <span
        className="grid size-8 shrink-0 place-items-center rounded-md bg-sunken text-ink-2 inset-ring inset-ring-line [&>svg]:size-4"
        aria-hidden="true"
      >
        {kind === "openai" ? <Sparkles /> : <KeyRound />}
      </span>
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="truncate">{name}</span>
          <Badge>{CONNECTION_KINDS[kind].label}</Badge>
          {account ? <span className="text-sm font-normal text-ink-3">{account}</span> : null}
        </p>
        <p className="text-sm break-words text-ink-3">
          {settings.headerName ? `${settings.headerName} to ` : ""}
          {settings.model ? `${settings.model} at ` : ""}
          {allowedHosts.join(", ")}
        </p>
        <p className="text-sm text-ink-3">
          {settings.sharedWith === "admins"
            ? `Owners, admins and ${connection.createdByName} may use it`
            : "Owners, admins and builders may use it"}
          {" · "}made by {connection.createdByName}, <Time value={connection.createdAt} mode="date" />
        </p>
      </div>
      {mayChange ? (
        <div className="flex items-center gap-1">
          <ReplaceSecret connection={connection} label={CONNECTION_KINDS[kind].secret} />
          <ConfirmDialog
            trigger={<IconButton label={`Remove ${name}`} icon={<Trash2 />} size="sm" />}
            title={`Remove ${name}?`}
            description="Its secret is destroyed. Steps that use it from now on stop with an error; published workflows do not change by themselves."
            confirmLabel="Remove"
            onConfirm={() => remove.mutateAsync({ id })}
          />
        </div>
      ) : null}
    </li>
  );
}
