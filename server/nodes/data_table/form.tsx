"use client";

import { Plus, X } from "lucide-react";
import { Mistake, Section, TemplateField } from "@/components/form/form-row";
import { errorOf, type NodeFormProps } from "@/components/form/node-form";
import { TablePicker } from "@/components/form/table-picker";
import { TemplateInput } from "@/components/form/template-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { DataTableConfig } from "./config";

export function DataTableForm({ config, onChange, issues }: NodeFormProps<DataTableConfig>) {
  const { operation, where, columns } = config;
  return (
    <>
      <Section
        title="What it does"
        aside={
          <Segmented
            label="What it does"
            items={[
              { value: "add", label: "Add" },
              { value: "update", label: "Change" },
              { value: "find", label: "Find" },
            ]}
            value={operation}
            onValueChange={(next) => onChange({ ...config, operation: next })}
          />
        }
      >
        <TablePicker
          value={{ tableId: config.tableId, tableName: config.tableName, columns }}
          error={errorOf(issues, "tableId")}
          onValueChange={(table) => {
            const known = new Set(table.columns.map(({ key }) => key));
            const other = table.tableId !== config.tableId;
            onChange({
              ...config,
              ...table,
              values: other ? config.values.filter(({ column }) => known.has(column)) : config.values,
              where: other && !known.has(where.column) ? { ...where, column: "" } : where,
            });
          }}
        />
      </Section>
      {operation === "add" ? null : (
        <Section title="Which row" error={errorOf(issues, "where")}>
          <Field label="Column">
            <ColumnSelect
              columns={columns}
              value={where.column}
              onValueChange={(column) => onChange({ ...config, where: { ...where, column } })}
            />
          </Field>
          <TemplateField
            label="Has the value"
            value={where.equals}
            placeholder="Text or a value"
            onValueChange={(equals) => onChange({ ...config, where: { ...where, equals } })}
          />
        </Section>
      )}
      {operation === "find" ? null : (
        <Section title="Values">
          <ColumnValues config={config} onChange={onChange} />
          <Mistake>{errorOf(issues, "values")}</Mistake>
        </Section>
      )}
    </>
  );
}

function ColumnValues({ config, onChange }: Pick<NodeFormProps<DataTableConfig>, "config" | "onChange">) {
  const { values, columns } = config;
  const free = columns.filter(({ key }) => !values.some(({ column }) => column === key));
  const set = (next: DataTableConfig["values"]) => onChange({ ...config, values: next });
  return (
    <div className="flex flex-col gap-1.5">
      {values.map((row, index) => (
        // rows have no identity of their own; their place is it
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="grid grid-cols-[120px_minmax(0,1fr)_28px] items-start gap-1">
          <ColumnSelect
            columns={columns}
            value={row.column}
            onValueChange={(column) =>
              set(values.map((other, place) => (place === index ? { ...row, column } : other)))
            }
          />
          <TemplateInput
            aria-label={`Value of ${columns.find(({ key }) => key === row.column)?.label ?? "the column"}`}
            value={row.value}
            placeholder="Text or a value"
            onValueChange={(value) =>
              set(values.map((other, place) => (place === index ? { ...row, value } : other)))
            }
          />
          <IconButton
            label="Remove this value"
            size="sm"
            className="mt-0.5"
            icon={<X />}
            onClick={() => set(values.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        disabled={free.length === 0}
        onClick={() => set([...values, { column: free[0]?.key ?? "", value: [] }])}
      >
        Set a column
      </Button>
    </div>
  );
}

function ColumnSelect(props: {
  columns: DataTableConfig["columns"];
  value: string;
  onValueChange: (column: string) => void;
}) {
  const { columns, value, onValueChange } = props;
  const gone = value !== "" && !columns.some(({ key }) => key === value);
  return (
    <Select
      aria-label="Column"
      placeholder="Column"
      items={[
        ...columns.map(({ key, label }) => ({ value: key, label: label || key })),
        ...(gone ? [{ value, label: `${value} (gone)` }] : []),
      ]}
      value={value === "" ? null : value}
      onValueChange={onValueChange}
    />
  );
}
