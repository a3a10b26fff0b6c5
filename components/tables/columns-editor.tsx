"use client";

import { Plus, Trash2 } from "lucide-react";
import { followLabel, keyFromLabel } from "@/components/form/key-from-label";
import { columnTypeItems } from "@/components/tables/column-types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TableColumn } from "@/server/domain/table/table";

/** The columns of a table: names, types, order. The keys of `saved` ones stay, because steps and rows use them. */
export function ColumnsEditor({
  columns,
  saved,
  onChange,
  hideLegend,
}: {
  columns: readonly TableColumn[];
  saved: ReadonlySet<string>;
  onChange: (columns: TableColumn[]) => void;
  /** Where a heading says it already. */
  hideLegend?: boolean;
}) {
  const others = (index: number) => columns.filter((_, other) => other !== index);
  const change = (index: number, part: Partial<TableColumn>) =>
    onChange(columns.map((column, other) => (other === index ? { ...column, ...part } : column)));
  const rename = (index: number, column: TableColumn, label: string) =>
    change(index, {
      label,
      key: saved.has(column.key) ? column.key : followLabel(column, label, others(index), "column"),
    });
  const add = () => {
    const key = keyFromLabel(
      "",
      columns.map((column) => column.key),
      "column",
    );
    onChange([...columns, { key, label: "", type: "text" }]);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className={hideLegend ? "sr-only" : "mb-1.5 text-sm font-strong text-ink-2"}>Columns</legend>
      {columns.map((column, index) => (
        // the position is the identity: a key follows its label while one types
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="flex items-center gap-2">
          <Input
            aria-label={`Name of column ${index + 1}`}
            placeholder="Name"
            value={column.label}
            maxLength={80}
            onValueChange={(label) => rename(index, column, label)}
          />
          <Select
            aria-label={`Type of ${column.label || `column ${index + 1}`}`}
            items={columnTypeItems}
            value={column.type}
            onValueChange={(type) => change(index, { type })}
          />
          <IconButton
            label={`Remove ${column.label || `column ${index + 1}`}`}
            icon={<Trash2 />}
            disabled={columns.length === 1}
            onClick={() => onChange(others(index))}
          />
        </div>
      ))}
      <Button size="sm" variant="quiet" icon={<Plus />} className="self-start" onClick={add}>
        Add a column
      </Button>
    </fieldset>
  );
}
