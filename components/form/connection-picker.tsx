"use client";

import { useQuery } from "@tanstack/react-query";
import { Cpu, Plug, Unplug } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "@/components/lib/trpc";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface ConnectionPickerProps {
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** which kinds of connection fit */
  kinds: readonly string[];
  label: string;
  description?: string;
  /** what stands for "no connection" */
  none: { label: string; description?: string; builtIn?: boolean };
  error?: string | null;
}

const noConnection = "none";

/** A stored credential, or none. Never shows a secret. */
export function ConnectionPicker(props: ConnectionPickerProps) {
  const { value, onValueChange, kinds, label, description, none, error } = props;
  const trpc = useTRPC();
  const { data: connections = [], isSuccess } = useQuery(trpc.connections.list.queryOptions({}));
  const fitting = connections.filter((connection) => kinds.includes(connection.kind));
  const isGone = isSuccess && value !== null && !connections.some((connection) => connection.id === value);
  return (
    <Field
      label={label}
      description={description}
      error={isGone ? "This connection is gone or not shared with you. Choose another one." : error}
      hint={
        isSuccess && fitting.length === 0 ? (
          <span>
            An admin can add one under{" "}
            <Link href="/connections" className="text-accent-ink underline underline-offset-2">
              Connections
            </Link>
            .
          </span>
        ) : null
      }
    >
      <Select
        items={[
          {
            value: noConnection,
            label: none.label,
            description: none.description,
            icon: none.builtIn ? <Cpu /> : <Unplug />,
          },
          ...fitting.map((connection) => ({
            value: connection.id,
            label: connection.name,
            description: connection.account || undefined,
            icon: <Plug />,
          })),
          ...(isGone && value ? [{ value, label: "A connection that is gone", icon: <Unplug /> }] : []),
        ]}
        value={value ?? noConnection}
        onValueChange={(next) => onValueChange(next === noConnection ? null : next)}
      />
    </Field>
  );
}
