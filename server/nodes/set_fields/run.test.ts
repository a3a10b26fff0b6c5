import { describe, expect, test } from "vitest";
import type { Template } from "@/server/domain/expression/template";
import { inputWith } from "@/server/nodes/test-input";
import { setFieldsRunner } from "./run";
import { type SetFieldsConfig, setFields } from "./spec";

type Type = SetFieldsConfig["fields"][number]["type"];
const scope = {
  a: { number: "12.50", word: "yes", list: [1, 2], day: "2026-03-01", nothing: null, text: "abc" },
};
const chip = (name: string): Template => [{ node: "a", path: [name] }];
const set = (type: Type, value: Template) =>
  setFieldsRunner.compute({ fields: [{ key: "x", label: "X", type, value }] }, inputWith(scope)).output;

describe("setting a field", () => {
  test.each<[Type, Template, unknown]>([
    ["keep", chip("list"), [1, 2]],
    ["keep", ["Dear ", ...chip("text"), "!"], "Dear abc!"],
    ["keep", chip("unknown"), null],
    ["text", chip("list"), "[1,2]"],
    ["number", chip("number"), 12.5],
    ["number", chip("nothing"), null],
    ["boolean", chip("word"), true],
    ["date", chip("day"), "2026-03-01"],
    ["keep", [{ node: "a", path: ["__proto__"] }], null],
    ["keep", [{ node: "constructor", path: ["name"] }], null],
  ])("%s %j → %j", (type, value, expected) => {
    expect(set(type, value)).toEqual({ fields: { x: expected } });
  });

  test("what cannot be read as its type stops the run and says so", () => {
    expect(() => set("number", chip("text"))).toThrow("X is not a number: “abc”.");
    expect(() => set("date", chip("text"))).toThrow(expect.objectContaining({ code: "refused" }));
    expect(() => set("boolean", ["perhaps"])).toThrow("X is not yes or no: “perhaps”.");
  });

  test("its card names the fields, and a fresh one what to do", () => {
    const field = (label: string) => ({
      key: label.toLowerCase(),
      label,
      type: "keep" as const,
      value: ["x"],
    });
    const named = { fields: ["A", "B", "C", "D"].map(field) };
    expect(setFields.summary(named).at(-1)).toBe(" and 1 more");
    expect(setFields.issues(named)).toEqual([]);
    expect(setFields.summary(setFields.start)).toContainEqual({ missing: "name a field" });
    expect(setFields.issues(setFields.start)).toHaveLength(2);
  });
});
