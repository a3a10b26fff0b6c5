// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Rule, rule as ruleSchema, valueTypes } from "@/server/domain/expression/condition";
import { emptyRule, pointAt, RulesEditor, retype } from "./rules-editor";
import { type Values, ValuesProvider } from "./values";

const amount = { node: "n_form", path: ["fields", "amount"] };
const values: Values = {
  groups: [
    {
      nodeId: "n_form",
      title: "Form",
      hue: "trigger",
      options: [{ ref: amount, label: "Amount", type: "number", sample: "120" }],
    },
  ],
  own: {
    nodeId: "n_agent",
    title: "This answer",
    hue: "ai",
    options: [
      { ref: { node: "n_agent", path: ["confidence"] }, label: "Confidence", type: "number", sample: "0.9" },
    ],
  },
};

let latest: Rule[] = [];
function Holder({ start, withOwn }: { start: Rule[]; withOwn?: boolean }) {
  const [rules, setRules] = useState(start);
  latest = rules;
  return (
    <ValuesProvider value={values}>
      <RulesEditor rules={rules} onRulesChange={setRules} withOwn={withOwn} />
    </ValuesProvider>
  );
}

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(cleanup);

describe("RulesEditor", () => {
  test("a rule is added, pointed at a value and typed by it", () => {
    render(<Holder start={[]} />);
    fireEvent.click(screen.getByRole("button", { name: "Add a rule" }));
    expect(latest).toEqual([emptyRule]);
    fireEvent.click(screen.getByRole("button", { name: "Choose a value" }));
    expect(screen.queryByText("Confidence")).toBeNull();
    fireEvent.click(screen.getByText("Amount"));
    expect(latest[0]).toMatchObject({ field: amount, type: "number", operator: "equals" });
    expect(ruleSchema.safeParse(latest[0]).success).toBe(true);
  });

  test("the step's own answer is offered where rules may look at it", () => {
    render(<Holder start={[emptyRule]} withOwn />);
    fireEvent.click(screen.getByRole("button", { name: "Choose a value" }));
    expect(screen.getByText("Confidence")).toBeTruthy();
  });

  test("a rule is removed", () => {
    render(<Holder start={[{ ...emptyRule, field: amount }, emptyRule]} />);
    const [first] = screen.getAllByRole("button", { name: "Remove this rule" });
    if (!first) throw new Error("no button");
    fireEvent.click(first);
    expect(latest).toEqual([emptyRule]);
  });

  test("whatever type is chosen, the comparison fits it", () => {
    for (const from of valueTypes) {
      for (const to of valueTypes) {
        expect(ruleSchema.safeParse(retype(retype(emptyRule, from), to)).success).toBe(true);
      }
    }
    expect(retype({ ...emptyRule, operator: "is_empty" }, "date").operator).toBe("is_empty");
    expect(pointAt(emptyRule, amount, "object").type).toBe("text");
  });
});
