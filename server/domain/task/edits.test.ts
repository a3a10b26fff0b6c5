import { describe, expect, test } from "vitest";
import { checkEdits } from "./edits";
import type { TaskField } from "./task";

const field = (key: string, more: Partial<TaskField>): TaskField => ({
  key,
  label: key.toUpperCase(),
  type: "text",
  options: [],
  required: false,
  editable: true,
  value: "as it was",
  ...more,
});

const fields = [
  field("label", { type: "choice", options: ["Card", "Refund"], required: true, value: "Card" }),
  field("total", { type: "number", required: true, value: 12 }),
  field("due", { type: "date", value: null }),
  field("urgent", { type: "boolean", value: false }),
  field("note", { type: "long_text", value: "" }),
  field("id", { editable: false, required: true }),
];

const keys = (edits: Parameters<typeof checkEdits>[1]) => checkEdits(fields, edits).map(({ key }) => key);

describe("edits of a task", () => {
  test("that fit have no problems; none at all neither", () => {
    expect(checkEdits(fields, {})).toEqual([]);
    expect(
      checkEdits(fields, { label: "Refund", total: 0, due: "2026-02-28", urgent: true, note: "long\ntext" }),
    ).toEqual([]);
    expect(checkEdits(fields, { due: null, note: "" })).toEqual([]);
  });

  test("of a field that is not there, or may not be changed, are refused", () => {
    expect(keys({ status: "paid" })).toEqual(["status"]);
    expect(keys({ id: "other" })).toEqual(["id"]);
    expect(keys({ constructor: "x", toString: "y" })).toEqual(["constructor", "toString"]);
  });

  test.each([
    ["label", "Other"],
    ["label", ["Card"]],
    ["total", "12"],
    ["total", true],
    ["due", "2026-02-30"],
    ["due", "28.02.2026"],
    ["due", 20260228],
    ["urgent", "yes"],
    ["note", { text: "x" }],
    ["note", "x".repeat(50_001)],
  ])("%s = %j does not fit", (key, value) => {
    expect(keys({ [key]: value })).toEqual([key]);
  });

  test("a required field never stands empty, also when nobody touched it", () => {
    expect(keys({ label: null })).toEqual(["label"]);
    expect(keys({ label: "  " })).toEqual(["label"]);
    const unread = [field("total", { type: "number", required: true, value: null })];
    expect(checkEdits(unread, {})).toEqual([{ key: "total", message: "TOTAL is empty: enter it first." }]);
    expect(checkEdits(unread, { total: 4 })).toEqual([]);
    const locked = [field("id", { editable: false, required: true, value: null })];
    expect(checkEdits(locked, { id: "x" }).map(({ message }) => message)).toEqual([
      "ID may not be changed here.",
    ]);
  });
});
