import { describe, expect, test } from "vitest";
import type { Template } from "@/server/domain/expression/template";
import { inputWith } from "@/server/nodes/test-input";
import { humanApprovalRunner } from "./run";
import { type HumanApprovalConfig, humanApproval } from "./spec";

const source = "Nordwind GmbH, total 4,280.00";
const agent = {
  answer: { supplier: "Nordwind GmbH", total: 4280, due: null, label: "Invoice" },
  confidence: 0.7,
  perField: { supplier: 0.98, total: null },
  alternatives: { supplier: [{ value: "Nordwind", confidence: 0.2 }] },
  spans: { supplier: { start: 0, end: 13 } },
  options: { label: ["Invoice", "Reminder"] },
  method: "Built-in",
  model: "m-1",
  source,
  reasons: ["The AI was 70 % sure."],
};
const scope = { read: agent, form: { fields: { note: "Please pay", amount: "12.50" } } };
const answer = (key: string): Template => [{ node: "read", path: ["answer", key] }];
type Field = HumanApprovalConfig["fields"][number];
const field = (key: string, type: Field["type"], value: Template, more: Partial<Field> = {}): Field => ({
  key,
  label: key.toUpperCase(),
  value,
  type,
  options: [],
  editable: true,
  required: false,
  ...more,
});
const config: HumanApprovalConfig = {
  ...humanApproval.start,
  ask: ["Pay ", ...answer("supplier"), "\n", ...answer("total"), "?"],
  guidelines: "Look twice.",
  candidates: [{ role: "approver" }, { userId: "0190a1b2-0000-7000-8000-000000000001" }],
  fields: [
    field("supplier", "text", answer("supplier"), { required: true }),
    field("total", "number", answer("total")),
    field("due", "date", answer("due")),
    field("label", "choice", answer("label")),
    field("amount", "number", [{ node: "form", path: ["fields", "amount"] }], { editable: false }),
    field("greeting", "text", ["Dear ", ...answer("supplier")]),
  ],
  outcomes: { approve: true, edit: true, reject: true },
  due: { minutes: 180, expiry: "rejected" },
};

describe("an approval that opens", () => {
  const draft = humanApprovalRunner.open(config, inputWith(scope));

  test("asks in one line, of the people it names, until its time", () => {
    expect(draft).toMatchObject({
      ask: "Pay Nordwind GmbH 4280?",
      guidelines: "Look twice.",
      candidates: [{ role: "approver" }, { userId: "0190a1b2-0000-7000-8000-000000000001" }],
      dueInMinutes: 180,
      expiryPort: "rejected",
    });
    expect(draft.outcomes.map(({ id, port, commentRequired }) => [id, port, commentRequired])).toEqual([
      ["approve", "approved", false],
      ["edit", "edited", false],
      ["reject", "rejected", true],
    ]);
  });

  test("shows an agent's answer with its confidence, its place in the text and what else it could be", () => {
    expect(draft.evidence).toEqual([{ label: "What the AI read", text: source }]);
    expect(draft.fields[0]).toEqual({
      key: "supplier",
      label: "SUPPLIER",
      type: "text",
      options: [],
      required: true,
      editable: true,
      value: "Nordwind GmbH",
      confidence: 0.98,
      alternatives: [{ value: "Nordwind", confidence: 0.2 }],
      source: { evidence: 0, start: 0, end: 13 },
      from: { nodeId: "read", key: "supplier" },
    });
    const { evidence, start, end } = draft.fields[0]?.source ?? { evidence: 0, start: 0, end: 0 };
    expect(draft.evidence[evidence]?.text.slice(start, end)).toBe("Nordwind GmbH");
  });

  test("keeps what has no number apart from what no AI said", () => {
    const by = Object.fromEntries(draft.fields.map((shown) => [shown.key, shown]));
    expect(by.total).toMatchObject({ value: 4280, confidence: null });
    expect(by.due).toMatchObject({ value: null, confidence: 0.7 });
    expect(by.amount).toEqual({
      key: "amount",
      label: "AMOUNT",
      type: "number",
      options: [],
      required: false,
      editable: false,
      value: 12.5,
    });
    expect(by.greeting?.from).toBeUndefined();
    expect(by.greeting?.value).toBe("Dear Nordwind GmbH");
  });

  test("offers the agent's labels as choices", () => {
    expect(draft.fields[3]).toMatchObject({
      type: "choice",
      options: ["Invoice", "Reminder"],
      value: "Invoice",
    });
    const asText = humanApprovalRunner.open(
      { ...config, fields: [field("label", "text", answer("label"))] },
      inputWith(scope),
    );
    expect(asText.fields[0]?.type).toBe("choice");
    const own = humanApprovalRunner.open(
      { ...config, fields: [field("label", "choice", answer("label"), { options: ["A", "B"] })] },
      inputWith(scope),
    );
    expect(own.fields[0]?.options).toEqual(["A", "B"]);
  });

  test("does not show the same text twice, and points into the one that is there", () => {
    const shown = humanApprovalRunner.open(
      {
        ...config,
        evidence: [
          { label: "Note", text: [{ node: "form", path: ["fields", "note"] }] },
          { label: "Invoice", text: [{ node: "read", path: ["source"] }] },
        ],
      },
      inputWith(scope),
    );
    expect(shown.evidence.map(({ label }) => label)).toEqual(["Note", "Invoice"]);
    expect(shown.fields[0]?.source?.evidence).toBe(1);
  });

  test("without an ask takes the step's title; an answer that failed is shown as nothing", () => {
    const failed = {
      ...agent,
      answer: { supplier: null },
      confidence: null,
      perField: {},
      spans: {},
      alternatives: {},
    };
    const shown = humanApprovalRunner.open({ ...config, ask: [] }, inputWith({ read: failed }));
    expect(shown.ask).toBe("This step");
    expect(shown.fields[0]).toMatchObject({
      value: null,
      confidence: null,
      from: { nodeId: "read", key: "supplier" },
    });
  });

  test("is not fooled by data that only looks like an agent's", () => {
    const forged = { read: { answer: { supplier: "x" }, confidence: 1 } };
    expect(humanApprovalRunner.open(config, inputWith(forged)).fields[0]).not.toHaveProperty("from");
  });
});

test("after an answer later steps see what was decided", () => {
  const said = {
    outcome: "edit",
    fields: { label: "Reminder" },
    comment: "typo",
    edits: [],
    decidedBy: "u",
    decidedAt: "t",
  };
  expect(humanApprovalRunner.settle(config, said)).toEqual({
    outcome: "edit",
    fields: { label: "Reminder" },
    comment: "typo",
    decidedBy: "u",
    decidedAt: "t",
  });
});

test("when nobody was asked, later steps see the values as they stood", () => {
  expect(humanApprovalRunner.passedBy(config, inputWith(scope))).toEqual({
    outcome: "not_asked",
    fields: {
      supplier: "Nordwind GmbH",
      total: 4280,
      due: null,
      label: "Invoice",
      amount: 12.5,
      greeting: "Dear Nordwind GmbH",
    },
    comment: "",
    decidedBy: null,
    decidedAt: null,
  });
});

describe("its card", () => {
  test("says who is asked and until when", () => {
    expect(humanApproval.summary(config)).toEqual([
      "Asks ",
      { value: "any approver" },
      " or ",
      { value: "1 person" },
      " to decide",
      " within ",
      { value: "3 h" },
      ", else it counts as rejected",
    ]);
    expect(humanApproval.summary({ ...config, candidates: [] })).toContainEqual({ missing: "choose people" });
  });

  test("has a port for each outcome that is allowed", () => {
    const ports = (change: Partial<HumanApprovalConfig>) =>
      humanApproval.ports({ ...config, ...change }).map(({ id }) => id);
    expect(ports({})).toEqual(["approved", "edited", "rejected"]);
    expect(ports({ due: { minutes: 5, expiry: "expired" } })).toEqual([
      "approved",
      "edited",
      "rejected",
      "expired",
    ]);
    expect(ports({ outcomes: { approve: true, edit: false, reject: false }, due: null })).toEqual([
      "approved",
    ]);
    expect(ports({ outcomes: { approve: true, edit: false, reject: false } })).toEqual([
      "approved",
      "rejected",
    ]);
  });

  test("says what is missing; an auditor is never asked", () => {
    const fields = (change: Partial<HumanApprovalConfig>) =>
      humanApproval.issues({ ...config, ...change }).map((issue) => issue.field);
    expect(fields({})).toEqual([]);
    expect(fields({ ask: [" "] })).toEqual(["ask"]);
    expect(fields({ candidates: [] })).toEqual(["candidates"]);
    expect(fields({ fields: [] })).toEqual(["outcomes"]);
    expect(fields({ fields: [field("a", "choice", ["x"]), field("a", "text", [])] })).toEqual([
      "fields",
      "fields",
      "fields",
    ]);
    expect(humanApproval.config.safeParse({ ...config, candidates: [{ role: "auditor" }] }).success).toBe(
      false,
    );
  });
});
