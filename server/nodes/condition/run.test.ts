import { describe, expect, test } from "vitest";
import { inputWith } from "@/server/nodes/test-input";
import { conditionRunner } from "./run";
import { type ConditionConfig, condition } from "./spec";

const over = (limit: string): ConditionConfig["branches"][number]["rules"] => [
  {
    field: { node: "form", path: ["fields", "amount"] },
    type: "number",
    operator: "more_than",
    value: [limit],
  },
];
const config: ConditionConfig = {
  branches: [
    { id: "branch_1", label: "Over 1,000", match: "all", rules: over("1000") },
    { id: "branch_b2", label: "", match: "all", rules: over("500") },
  ],
  otherwise: "Small",
};
const way = (amount: number | string | null) =>
  conditionRunner.compute(config, inputWith({ form: { fields: { amount } } }));

describe("a condition", () => {
  test("takes the first branch that holds, else the last way", () => {
    expect(way(2_000)).toEqual({ port: "branch_1", output: { branch: "Over 1,000" } });
    expect(way(700)).toEqual({ port: "branch_b2", output: { branch: "Branch 2" } });
    expect(way("20.00")).toEqual({ port: "else", output: { branch: "Small" } });
  });

  test("stops with a sentence when it cannot compare, instead of letting something through", () => {
    for (const amount of [null, "", "a lot"]) {
      expect(() => way(amount)).toThrow(expect.objectContaining({ code: "refused" }));
    }
    expect(() => way(null)).toThrow("“amount” came empty, so there was nothing to compare.");
  });

  test("has a port for each branch that keeps its name when others go", () => {
    expect(condition.ports(config).map(({ id, label }) => [id, label])).toEqual([
      ["branch_1", "Over 1,000"],
      ["branch_b2", "Branch 2"],
      ["else", "Small"],
    ]);
    expect(condition.ports({ ...config, branches: config.branches.slice(1) })[0]?.id).toBe("branch_b2");
  });

  test("its card asks the question; a fresh one says what is missing", () => {
    expect(condition.summary(config)).toEqual([
      "Goes to Over 1,000 when ",
      { ref: { node: "form", path: ["fields", "amount"] } },
      " is more than",
      " ",
      { value: "1000" },
      ", else asks 1 more question",
    ]);
    expect(condition.issues(condition.start)).toEqual([
      { field: "branches", message: "Yes: A rule has no field: choose the value it looks at." },
    ]);
    expect(condition.issues(config)).toEqual([]);
  });
});
