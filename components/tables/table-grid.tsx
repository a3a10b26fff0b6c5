"use client";

import { Trash2 } from "lucide-react";
import { memo } from "react";
import { cn } from "@/components/lib/cn";
import { CellInput } from "@/components/tables/cell-input";
import { cellWords } from "@/components/tables/cell-text";
import { IconButton } from "@/components/ui/icon-button";
import { PlainText } from "@/components/ui/plain-text";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";

export type GridRow = { id: string; values: JsonObject };

export type TableGridProps = {
  label: string;
  columns: readonly TableColumn[];
  rows: readonly GridRow[];
  /** Null: one may only read. */
  edit: {
    commit: (rowId: string, column: TableColumn, value: JsonValue) => Promise<void>;
    remove: (rowId: string) => void;
  } | null;
};

const widths = { text: "min-w-52", number: "min-w-28", boolean: "min-w-20", date: "min-w-36" } as const;
const line = "border-r border-b border-line";

/** Rows and columns with a control in every cell. Tab goes right, Enter goes down. */
export function TableGrid({ label, columns, rows, edit }: TableGridProps) {
  return (
    <table aria-label={label} className="w-full border-separate border-spacing-0 bg-surface">
      <thead>
        <tr>
          <th scope="col" className={cn(line, "z-sticky sticky top-0 w-12 bg-surface text-xs text-ink-3")}>
            <span className="sr-only">Row</span>
          </th>
          {columns.map(({ key, label: name, type }) => (
            <th
              key={key}
              scope="col"
              className={cn(
                line,
                widths[type],
                "z-sticky sticky top-0 h-8 bg-surface px-2.5 text-left text-xs font-medium text-ink-3",
                type === "number" && "text-right",
              )}
            >
              {name}
            </th>
          ))}
          {edit ? (
            <th scope="col" className="z-sticky sticky top-0 w-10 border-b border-line bg-surface">
              <span className="sr-only">Remove</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.id} row={row} number={index + 1} columns={columns} edit={edit} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<TableGridProps, "columns" | "edit"> & { row: GridRow; number: number };

const Row = memo(function Row({ row, number, columns, edit }: RowProps) {
  return (
    <tr className="group">
      <th
        scope="row"
        className={cn(line, "num px-2 py-2 text-right align-top text-xs font-normal text-ink-3")}
      >
        {number}
      </th>
      {columns.map((column) => (
        <td key={column.key} className={cn(line, "p-0 align-top")}>
          {edit ? (
            <CellInput
              column={column}
              value={row.values[column.key]}
              label={`${column.label}, row ${number}`}
              onCommit={(value) => edit.commit(row.id, column, value)}
              onDone={() => focusCell(number + 1, column)}
            />
          ) : (
            <span
              className={cn(
                "block px-2.5 py-1.5 whitespace-pre-wrap",
                column.type === "number" && "num text-right",
              )}
            >
              <PlainText>{cellWords(column, row.values[column.key])}</PlainText>
            </span>
          )}
        </td>
      ))}
      {edit ? (
        <td className="border-b border-line px-1 align-top">
          <IconButton
            label={`Remove row ${number}`}
            icon={<Trash2 />}
            size="sm"
            variant="quiet"
            className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100"
            onClick={() => edit.remove(row.id)}
          />
        </td>
      ) : null}
    </tr>
  );
});

/** Puts the focus on a cell by its spoken name; nothing happens below the last row. */
export function focusCell(row: number, column: TableColumn): void {
  const label = CSS.escape(`${column.label}, row ${row}`);
  document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus();
}
