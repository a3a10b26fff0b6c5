import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import {
  evaluateGroup,
  evaluateRule,
  needsValue,
  type OperatorId,
  operatorLabels,
  operatorsOf,
  type Rule,
  rule,
  type ValueType,
  valueTypes,
} from "./condition";

const field = { node: "n", path: ["value"] };
const make = (type: ValueType, operator: OperatorId, value = ""): Rule => ({
  field,
  type,
  operator,
  value: value === "" ? [] : [value],
});
const holds = (left: JsonValue, type: ValueType, operator: OperatorId, value = "") =>
  evaluateRule(make(type, operator, value), { n: { value: left } }).result;

describe("one rule", () => {
  test.each<[JsonValue, ValueType, OperatorId, string, true | false | "unknown"]>([
    ["  Sales ", "text", "is", "sales", true],
    ["Sales", "text", "is_not", "sales", false],
    [null, "text", "is_not", "sales", true],
    ["a refund please", "text", "contains", "Refund", true],
    ["a refund please", "text", "not_contains", "card", true],
    ["DE-19", "text", "starts_with", "de", true],
    ["a.pdf", "text", "ends_with", ".PDF", true],
    ["Oslo", "text", "is_one_of", "Bergen, oslo\nTromsø", true],
    [{ a: 1 }, "text", "is", "x", "unknown"],
    [500, "number", "more_than", "500", false],
    [500, "number", "at_least", "500", true],
    ["500.01", "number", "more_than", "500", true],
    ["1,840.00", "number", "less_than", "2000", true],
    ["1.840,00", "number", "equals", "1840", true],
    ["1,840", "number", "more_than", "500", "unknown"],
    ["12 apples", "number", "more_than", "5", "unknown"],
    [null, "number", "at_most", "500", "unknown"],
    ["", "number", "at_most", "500", "unknown"],
    ["1e999", "number", "more_than", "5", "unknown"],
    [7, "number", "more_than", "many", "unknown"],
    ["2026-03-01", "date", "before", "2026-03-02", true],
    ["2026-03-02T23:00:00Z", "date", "after", "2026-03-02", false],
    ["2026-03-02T23:00:00Z", "date", "on", "2026-03-02", true],
    ["2026-03-02T23:30:00-02:00", "date", "on", "2026-03-03", true],
    ["2026-02-30", "date", "before", "2026-03-02", "unknown"],
    ["tomorrow", "date", "after", "2026-03-02", "unknown"],
    [true, "boolean", "is_yes", "", true],
    ["no", "boolean", "is_no", "", true],
    [null, "boolean", "is_no", "", "unknown"],
    ["perhaps", "boolean", "is_yes", "", "unknown"],
    [["Red", "blue"], "list", "includes", "red", true],
    [["Red"], "list", "not_includes", "green", true],
    ["Red", "list", "includes", "red", "unknown"],
    ["", "number", "is_empty", "", true],
    [[], "list", "is_empty", "", true],
    [0, "number", "is_not_empty", "", true],
    [false, "boolean", "is_empty", "", false],
  ])("%j, as %s, %s %j → %s", (left, type, operator, value, expected) => {
    expect(holds(left, type, operator, value)).toBe(expected);
  });

  test("without a field or something to compare with is unknown, with a sentence", () => {
    expect(evaluateRule({ ...make("text", "is", "x"), field: null }, {})).toMatchObject({
      result: "unknown",
    });
    expect(evaluateRule(make("text", "is"), { n: { value: "x" } })).toEqual({
      result: "unknown",
      why: "There was nothing to compare “value” with.",
    });
    expect(evaluateRule(make("number", "more_than", "5"), {})).toEqual({
      result: "unknown",
      why: "“value” came empty, so there was nothing to compare.",
    });
  });

  test("compares with another step's value", () => {
    const other: Rule = {
      ...make("number", "more_than"),
      value: [{ node: "limit", path: ["fields", "max"] }],
    };
    expect(evaluateRule(other, { n: { value: 10 }, limit: { fields: { max: 9 } } }).result).toBe(true);
  });

  test("a comparison of another type is not a rule", () => {
    expect(rule.safeParse(make("number", "contains", "5")).success).toBe(false);
    expect(rule.safeParse({ ...make("number", "more_than", "5"), more: 1 }).success).toBe(false);
    for (const type of valueTypes) {
      for (const operator of operatorsOf[type]) {
        expect(rule.safeParse(make(type, operator, "5")).success).toBe(true);
        expect(operatorLabels[operator]).not.toBe("");
      }
    }
  });

  test("never throws and is quick, whatever arrives", () => {
    const anyRule = fc.constantFrom(...valueTypes).chain((type) =>
      fc.record({
        type: fc.constant(type),
        operator: fc.constantFrom(...operatorsOf[type]),
        value: fc.string({ maxLength: 2000 }),
        left: fc.jsonValue({ maxDepth: 3 }),
      }),
    );
    fc.assert(
      fc.property(anyRule, ({ type, operator, value, left }) => {
        const { result } = evaluateRule(make(type, operator, value), { n: { value: left as JsonValue } });
        expect([true, false, "unknown"]).toContain(result);
        if (result === "unknown") expect(needsValue(operator) || operator.startsWith("is_")).toBe(true);
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    const hostile = `${"1,".repeat(40_000)}${"9".repeat(40_000)}!`;
    for (const type of valueTypes)
      for (const operator of operatorsOf[type]) holds(hostile, type, operator, hostile);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("a group", () => {
  const table: Record<string, Rule> = {
    true: make("text", "is_not_empty"),
    false: make("text", "is_empty"),
    unknown: { ...make("number", "more_than", "5") },
  };
  const scope = { n: { value: "x" } };

  test("follows three-valued logic: unknown decides only where the others do not", () => {
    const words = fc.array(fc.constantFrom("true", "false", "unknown"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.constantFrom("all" as const, "any" as const), (names, match) => {
        const rules = names.flatMap((name) => table[name] ?? []);
        const { result } = evaluateGroup({ match, rules }, scope);
        const deciding = match === "any" ? "true" : "false";
        const expected = names.includes(deciding)
          ? match === "any"
          : names.includes("unknown")
            ? "unknown"
            : match === "all";
        expect(result).toBe(expected);
      }),
    );
  });

  test("without rules is unknown: an empty question has no answer", () => {
    expect(evaluateGroup({ match: "all", rules: [] }, scope).result).toBe("unknown");
  });
});
