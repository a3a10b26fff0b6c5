import { describe, expect, test, vi } from "vitest";
import { contextWith, inputWith } from "@/server/nodes/test-input";
import { dataTableRunner } from "./run";
import { type DataTableConfig, dataTable } from "./spec";

const tableId = "0190a1b2-0000-7000-8000-000000000001";
const columns = [
  { key: "supplier", label: "Supplier", type: "text" },
  { key: "total", label: "Total", type: "number" },
];
const base: DataTableConfig = {
  operation: "add",
  tableId,
  tableName: "Payables",
  columns,
  values: [
    { column: "supplier", value: [{ node: "a", path: ["supplier"] }] },
    { column: "total", value: [{ node: "a", path: ["total"] }] },
  ],
  where: { column: "supplier", equals: [{ node: "a", path: ["supplier"] }] },
};
const input = inputWith({ a: { supplier: "Nordwind", total: "4280.00" } });
const run = async (config: DataTableConfig, tables: Record<string, unknown>, from = input) => {
  const unused = () => Promise.reject(new Error("not this one"));
  const port = { addRow: unused, updateRows: unused, findRow: unused, ...tables };
  const payload = dataTableRunner.materialise(config, from);
  return {
    payload,
    performed: await dataTableRunner.perform(config, payload, contextWith({ tables: port }, from)),
  };
};

describe("a table step", () => {
  test("adds one row under the step's key, and says it before", async () => {
    const addRow = vi.fn(async (_table: string, values: object) => ({ id: "row-1", values: { ...values } }));
    const { payload, performed } = await run(base, { addRow });
    expect(payload).toMatchObject({
      action: "table.add_row",
      sentence: "Adds a row to Payables: Supplier Nordwind, Total 4280",
      risk: "write",
      delivery: "keyed",
      args: { tableId, values: { supplier: "Nordwind", total: 4280 } },
    });
    expect(addRow).toHaveBeenCalledWith(tableId, { supplier: "Nordwind", total: 4280 }, "step-key");
    expect(performed).toEqual({
      port: "done",
      output: { row: { id: "row-1", supplier: "Nordwind", total: 4280 }, found: true, count: 1 },
    });
  });

  test("changes rows that match, and tells when there was none", async () => {
    const config: DataTableConfig = { ...base, operation: "update" };
    const changed = await run(config, { updateRows: async () => 2 });
    expect(changed.payload.sentence).toBe(
      "Changes the row of Payables whose Supplier is Nordwind: Supplier Nordwind, Total 4280",
    );
    expect(changed.payload.delivery).toBe("repeatable");
    expect(changed.performed).toMatchObject({ port: "done", output: { count: 2 } });
    expect((await run(config, { updateRows: async () => 0 })).performed.port).toBe("not_found");
  });

  test("finds a row or not", async () => {
    const config: DataTableConfig = { ...base, operation: "find", values: [] };
    const found = await run(config, { findRow: async () => ({ id: "r", values: { total: 1 } }) });
    expect(found.performed).toEqual({
      port: "found",
      output: { row: { id: "r", total: 1 }, found: true, count: 1 },
    });
    expect(found.payload.risk).toBe("read");
    expect((await run(config, { findRow: async () => null })).performed).toMatchObject({
      port: "not_found",
      output: { row: {} },
    });
  });

  test("an empty value to look for never means every row that has none", async () => {
    const none = inputWith({ a: { supplier: null } });
    for (const operation of ["update", "find"] as const) {
      await expect(run({ ...base, operation }, {}, none)).rejects.toMatchObject({ kind: "bad_config" });
    }
  });
});

test("cards and issues", () => {
  expect(dataTable.summary(base)).toEqual([
    "Adds one row with ",
    { value: "2 values" },
    " to the table ",
    { value: "Payables" },
  ]);
  expect(dataTable.issues(base)).toEqual([]);
  expect(dataTable.issues(dataTable.start).map(({ field }) => field)).toEqual(["tableId", "values"]);
  expect(dataTable.ports({ ...base, operation: "find" }).map(({ id }) => id)).toEqual(["found", "not_found"]);
});
