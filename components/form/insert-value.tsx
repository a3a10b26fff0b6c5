"use client";

import { Plus } from "lucide-react";
import { ValuePicker, type ValuePickerProps } from "./value-picker";

/** The plus at the end of a text: picks a value for where the caret stands. */
export function InsertValue(props: Omit<ValuePickerProps, "trigger" | "returnFocus">) {
  return (
    <ValuePicker
      {...props}
      returnFocus={false}
      trigger={
        <button
          type="button"
          aria-label="Insert a value"
          title="Insert a value (@)"
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Plus className="size-3.5" aria-hidden="true" />
        </button>
      }
    />
  );
}
