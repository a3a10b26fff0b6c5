"use client";

import { type KeyboardEvent, useState } from "react";
import { cn } from "@/components/lib/cn";
import { cellText } from "@/components/tables/cell-text";
import type { JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";

export type CellInputProps = {
  column: TableColumn;
  value: JsonValue | undefined;
  /** Spoken name: "Amount, row 3". */
  label: string;
  /** Rejects with what is wrong; the typed text then stays. */
  onCommit: (value: JsonValue) => Promise<void>;
  /** After Enter: the cell below. */
  onDone: () => void;
};

const plain =
  "block w-full border-0 bg-transparent px-2.5 py-1.5 text-md text-ink outline-none max-sm:text-[16px] aria-invalid:bg-bad-soft focus:bg-surface focus:inset-ring-2 focus:inset-ring-focus";

/** One value of a table, changed in place: leaving the cell or Enter saves it, Escape takes it back. */
export function CellInput({ column, value, label, onCommit, onDone }: CellInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const shown = draft ?? cellText(value);

  async function commit() {
    if (draft === null || draft === cellText(value)) return setDraft(null);
    try {
      await onCommit(draft === "" ? null : draft);
      setDraft(null);
      setInvalid(false);
    } catch {
      setInvalid(true);
    }
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape") {
      setDraft(null);
      setInvalid(false);
    } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void commit();
      onDone();
    }
  }

  const shared = { "aria-label": label, "aria-invalid": invalid || undefined };
  if (column.type === "boolean") {
    return (
      <span className="flex px-2.5 py-2">
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={(event) => void onCommit(event.target.checked).catch(() => undefined)}
          className="size-4 accent-accent-fill"
        />
      </span>
    );
  }
  const typing = { ...shared, value: shown, onBlur: () => void commit(), onKeyDown: press };
  if (column.type === "text") {
    return (
      <textarea
        {...typing}
        rows={1}
        onChange={(event) => setDraft(event.target.value)}
        className={cn(plain, "scroll-thin field-sizing-content max-h-40 resize-none")}
      />
    );
  }
  return (
    <input
      {...typing}
      type={column.type === "date" ? "date" : "text"}
      inputMode={column.type === "number" ? "decimal" : undefined}
      onChange={(event) => setDraft(event.target.value)}
      className={cn(plain, column.type === "number" && "num text-right")}
    />
  );
}
