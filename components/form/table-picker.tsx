"use client";

import { useQuery } from "@tanstack/react-query";
import { Table2 } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "@/components/lib/trpc";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ConfigOf } from "@/server/nodes/specs";

type Choice = Pick<ConfigOf<"data_table">, "tableId" | "tableName" | "columns">;

const wordsOf = (columns: Choice["columns"]) =>
  JSON.stringify(columns.map(({ key, label, type }) => [key, label, type]));

/** One of the workspace's tables; its name and columns are kept beside its id for people to read. */
export function TablePicker(props: {
  value: Choice;
  onValueChange: (value: Choice) => void;
  error?: string | null;
}) {
  const { value, onValueChange, error } = props;
  const trpc = useTRPC();
  const { data: tables = [], isSuccess } = useQuery(trpc.tables.options.queryOptions({}));
  const chosen = tables.find(({ id }) => id === value.tableId);
  const isGone = isSuccess && value.tableId !== null && !chosen;
  const isStale = chosen !== undefined && wordsOf(chosen.columns) !== wordsOf(value.columns);
  const take = (id: string) => {
    const table = tables.find((candidate) => candidate.id === id);
    if (table) onValueChange({ tableId: id, tableName: table.name, columns: [...table.columns] });
  };
  return (
    <Field
      label="Table"
      error={isGone ? "This table was removed. Choose another one." : error}
      hint={
        isStale && chosen ? (
          <button type="button" className="text-accent-ink underline" onClick={() => take(chosen.id)}>
            The columns have changed since: use the new ones
          </button>
        ) : isSuccess && tables.length === 0 ? (
          <span>
            There is no table yet. Make one under{" "}
            <Link href="/tables" className="text-accent-ink underline underline-offset-2">
              Tables
            </Link>
            .
          </span>
        ) : null
      }
    >
      <Select
        placeholder="Choose a table"
        items={tables.map(({ id, name }) => ({ value: id, label: name, icon: <Table2 /> }))}
        value={chosen ? chosen.id : null}
        onValueChange={take}
      />
    </Field>
  );
}
