"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Template } from "@/server/domain/expression/template";
import { TemplateInput } from "./template-input";

export interface KeyValue {
  readonly name: string;
  readonly value: Template;
}

export interface KeyValuesEditorProps {
  rows: readonly KeyValue[];
  onRowsChange: (rows: KeyValue[]) => void;
  /** what a row is called: "field", "header" */
  noun: string;
  namePlaceholder?: string;
  max?: number;
}

/** Names with values that may hold chips: fields of a body, headers. */
export function KeyValuesEditor({
  rows,
  onRowsChange,
  noun,
  namePlaceholder = "Name",
  max = 50,
}: KeyValuesEditorProps) {
  const set = (index: number, next: KeyValue) =>
    onRowsChange(rows.map((row, place) => (place === index ? next : row)));
  return (
    <div className="flex flex-col gap-1.5">
      {rows.map((row, index) => (
        // rows have no identity of their own; their place is it
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="grid grid-cols-[112px_minmax(0,1fr)_28px] items-start gap-1">
          <Input
            aria-label={`Name of ${noun} ${index + 1}`}
            value={row.name}
            maxLength={60}
            placeholder={namePlaceholder}
            onValueChange={(name) => set(index, { ...row, name })}
          />
          <TemplateInput
            aria-label={`Value of ${row.name || `${noun} ${index + 1}`}`}
            value={row.value}
            placeholder="Text or a value"
            onValueChange={(value) => set(index, { ...row, value })}
          />
          <IconButton
            label={`Remove this ${noun}`}
            size="sm"
            className="mt-0.5"
            icon={<X />}
            onClick={() => onRowsChange(rows.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {rows.length < max ? (
        <Button
          size="sm"
          icon={<Plus />}
          className="self-start"
          onClick={() => onRowsChange([...rows, { name: "", value: [] }])}
        >
          Add a {noun}
        </Button>
      ) : null}
    </div>
  );
}
