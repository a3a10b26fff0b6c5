import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import { AppError } from "@/server/domain/errors";
import { PerformError } from "@/server/domain/run/perform-error";
import type { TableColumn } from "@/server/domain/table/table";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { testWorkspace } from "@/server/proof/test-workspace";
import { execute } from "@/server/services/use-case";
import { addRow } from "./add-row";
import { createTable } from "./create-table";
import { getTable } from "./get-table";
import { listTables } from "./list-tables";
import { removeRow } from "./remove-row";
import { removeTable } from "./remove-table";
import { renameTable } from "./rename-table";
import { setColumns } from "./set-columns";
import { tablePort } from "./table-port";
import { updateRow } from "./update-row";

let made: TestDatabase;
let ours: Awaited<ReturnType<typeof testWorkspace>>;
let theirs: Awaited<ReturnType<typeof testWorkspace>>;

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  forgetEnv();
  ours = await testWorkspace();
  theirs = await testWorkspace();
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

const columns: TableColumn[] = [
  { key: "supplier", label: "Supplier", type: "text" },
  { key: "amount", label: "Amount", type: "number" },
  { key: "paid", label: "Paid", type: "boolean" },
  { key: "due", label: "Due", type: "date" },
];
const table = async () => (await execute(createTable, ours.builder, { name: "Invoices", columns })).id;
const rowsOf = async (id: string) =>
  (await execute(getTable, ours.builder, { id })).rows.map(({ values }) => values);
async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: unknown) => {
      if (error instanceof PerformError) return error.kind;
      return error instanceof AppError ? error.code : String(error);
    },
  );
}

describe("a person's table", () => {
  test("keeps each value in the type of its column, and refuses what cannot be read", async () => {
    const id = await table();
    const values = { supplier: "Nordwind", amount: "4,280.00", paid: "yes", due: "2026-12-14" };
    const { rowId } = await execute(addRow, ours.builder, { id, values });
    expect(await rowsOf(id)).toEqual([{ supplier: "Nordwind", amount: 4280, paid: true, due: "2026-12-14" }]);
    for (const wrong of [{ amount: "lots" }, { due: "2026-02-30" }, { paid: "perhaps" }, { other: "x" }]) {
      const refused = await execute(updateRow, ours.builder, { id, rowId, values: wrong }).catch(
        (error) => error,
      );
      expect([refused.code, refused.details.fields[0].key]).toEqual(["bad_input", Object.keys(wrong)[0]]);
    }
    await execute(updateRow, ours.builder, { id, rowId, values: { amount: 10, paid: "" } });
    expect((await rowsOf(id))[0]).toMatchObject({ supplier: "Nordwind", amount: 10, paid: null });
    const entry = await database().auditEntry.findFirstOrThrow({ where: { event: "table.row_changed" } });
    expect(entry.data).toMatchObject({
      rowId,
      changes: [{ field: "amount", from: 4280, to: 10 }, { field: "paid" }],
    });
    await execute(removeRow, ours.builder, { id, rowId });
    expect(await rowsOf(id)).toEqual([]);
  });

  test("changes its columns without reinterpreting what they hold", async () => {
    const id = await table();
    await execute(addRow, ours.builder, { id, values: { supplier: "N", amount: 1 } });
    const retyped = columns.map((column) => (column.key === "amount" ? { ...column, type: "text" } : column));
    expect(await codeOf(execute(setColumns, ours.builder, { id, columns: retyped }))).toBe("refused");
    const renamed = columns.slice(0, 1).map((column) => ({ ...column, label: "Vendor" }));
    await execute(setColumns, ours.builder, { id, columns: renamed });
    expect(await rowsOf(id)).toEqual([{ supplier: "N" }]);
    const twice = [...renamed, ...renamed];
    expect(await codeOf(execute(setColumns, ours.builder, { id, columns: twice }))).toBe("bad_input");
  });

  test("is unknown to another workspace and to whoever may not edit tables", async () => {
    const id = await table();
    const { rowId } = await execute(addRow, ours.builder, { id, values: { supplier: "N" } });
    for (const target of [id, crypto.randomUUID()]) {
      const by = theirs.owner;
      const attempts = [
        execute(getTable, by, { id: target }),
        execute(renameTable, by, { id: target, name: "Mine" }),
        execute(setColumns, by, { id: target, columns }),
        execute(removeTable, by, { id: target }),
        execute(addRow, by, { id: target, values: {} }),
        execute(updateRow, by, { id: target, rowId, values: {} }),
        execute(removeRow, by, { id: target, rowId }),
      ];
      expect(new Set(await Promise.all(attempts.map(codeOf)))).toEqual(new Set(["not_found"]));
    }
    const elsewhere = (await execute(createTable, theirs.owner, { name: "T", columns })).id;
    expect(await codeOf(execute(removeRow, theirs.owner, { id: elsewhere, rowId }))).toBe("not_found");
    expect(await execute(listTables, ours.approver, {})).toEqual([]);
    expect(await codeOf(execute(getTable, ours.approver, { id }))).toBe("not_found");
    expect(await codeOf(execute(addRow, ours.approver, { id, values: {} }))).toBe("not_allowed");
  });
});

describe("a workflow's table", () => {
  test("adds a row once per key, however often it is tried", async () => {
    const id = await table();
    const port = tablePort(ours.workspaceId);
    const tries = Array.from({ length: 10 }, () => port.addRow(id, { supplier: "Once" }, "step-1"));
    expect(new Set((await Promise.all(tries)).map((row) => row.id)).size).toBe(1);
    expect(await rowsOf(id)).toHaveLength(1);
    await port.addRow(id, { supplier: "Twice" }, "step-2");
    expect(await rowsOf(id)).toHaveLength(2);
  });

  test("finds and changes rows by a value in the column's own type", async () => {
    const id = await table();
    const port = tablePort(ours.workspaceId);
    await port.addRow(id, { supplier: "A", amount: 12.5 }, "f-1");
    await port.addRow(id, { supplier: "B", amount: 12.5 }, "f-2");
    expect(await port.findRow(id, { column: "amount", equals: "12.50" })).toMatchObject({
      values: { supplier: "A" },
    });
    expect(await port.updateRows(id, { column: "amount", equals: 12.5 }, { paid: "yes" })).toBe(2);
    expect(await port.findRow(id, { column: "supplier", equals: "C" })).toBeNull();
    expect((await rowsOf(id)).map(({ paid }) => paid)).toEqual([true, true]);
  });

  test("says what is wrong with the settings and what with the value", async () => {
    const id = await table();
    const port = tablePort(ours.workspaceId);
    expect(await codeOf(port.addRow(id, { amount: "lots" }, "w-1"))).toBe("rejected");
    expect(await codeOf(port.addRow(id, { gone: "x" }, "w-2"))).toBe("bad_config");
    expect(await codeOf(tablePort(theirs.workspaceId).addRow(id, {}, "w-3"))).toBe("bad_config");
    await execute(removeTable, ours.builder, { id });
    expect(await codeOf(port.findRow(id, { column: "supplier", equals: "A" }))).toBe("bad_config");
  });
});
