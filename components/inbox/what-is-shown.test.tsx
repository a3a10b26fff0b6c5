// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { PlainText } from "@/components/ui/plain-text";
import { slot } from "@/server/domain/task/slots";
import type { EffectPayload, OutcomeCoverage, TaskField } from "@/server/domain/task/task";
import { splitFields } from "./doubtful-fields";
import { alternativeValue, editsOf } from "./field-values";
import { hashToShow, whatItDoes } from "./outcome-words";
import { payloadRows } from "./payload-rows";
import { SourceText } from "./source-text";

afterEach(cleanup);

function field(key: string, part: Partial<TaskField> = {}): TaskField {
  return { key, label: key, type: "text", options: [], required: false, editable: true, value: "x", ...part };
}

const payload: EffectPayload = {
  action: "http.post",
  sentence: "Sends a POST to https://a.example/",
  method: "POST",
  address: "https://a.example/",
  connection: { id: "c1", account: "Acme" },
  args: {
    method: "POST",
    url: "https://a.example/",
    headers: { "content-type": "application/json" },
    body: { kind: "json", value: { amount: 10, why: `Because: ${slot("comment", "n")}`, note: "" } },
  },
  risk: "write",
  delivery: "keyed",
};

describe("fields", () => {
  const text = "Total due 4,280.00 to Nordwind";
  const evidence = [{ label: "Invoice", text }];
  const reasons = [{ code: "low_confidence" as const, sentence: "Unsure.", threshold: 0.9 }];

  test("the doubtful ones come first, what is missing before what is unsure, each beside its text", () => {
    const fields = [
      field("sure", { confidence: 0.95 }),
      field("unsure", { confidence: 0.85, source: { evidence: 0, start: 10, end: 18 } }),
      field("no number", { confidence: null }),
      field("missing", { required: true, value: null, confidence: 0.2 }),
      field("left empty", { value: null, confidence: 0.2 }),
      field("by a person"),
    ];
    const { groups, others } = splitFields({ fields, evidence, reasons });
    expect(groups.map((group) => [group.evidence, group.fields.map(({ key }) => key)])).toEqual([
      [0, ["missing", "no number", "unsure"]],
    ]);
    expect(others.map(({ key }) => key)).toEqual(["sure", "left empty", "by a person"]);
  });

  test("the place where a value was found is marked; places outside the text are not", () => {
    const found = field("amount", { source: { evidence: 0, start: 10, end: 18 } });
    const beyond = field("other", { source: { evidence: 0, start: 20, end: 900 } });
    const { container } = render(
      <SourceText evidence={{ label: "Invoice", text }} fields={[beyond, found]} />,
    );
    expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["4,280.00"]);
    expect(container.querySelector("section")?.textContent).toBe(text);
  });

  test("only what differs is sent, an emptied text as nothing, and never what may not be edited", () => {
    const fields = [field("a"), field("b"), field("c", { editable: false }), field("d", { value: null })];
    expect(editsOf(fields, { a: "x", b: "", c: "y", d: "" })).toEqual({ b: null });
  });

  test("an alternative is offered only in the field's own type", () => {
    expect(alternativeValue(field("n", { type: "number" }), "4230.50")).toBe(4230.5);
    expect(alternativeValue(field("n", { type: "number" }), "about four")).toBeNull();
    expect(alternativeValue(field("c", { type: "choice", options: ["Card"] }), "Cash")).toBeNull();
    expect(alternativeValue(field("d", { type: "date" }), "2026-02-30")).toBeNull();
  });
});

describe("exactly what will run", () => {
  test("is every argument once, in words where only the answer supplies the value", () => {
    expect(payloadRows(payload)).toEqual([
      { name: "Action", value: "http.post" },
      { name: "Method", value: "POST" },
      { name: "Address", value: "https://a.example/" },
      { name: "Connection", value: "Acme" },
      { name: "Header · content-type", value: "application/json" },
      { name: "Body · amount", value: "10" },
      { name: "Body · why", value: "Because: ‹your comment›" },
      { name: "Body · note", value: "empty" },
      { name: "Sent", value: "Once: the receiver recognises a repeat by its Idempotency-Key" },
    ]);
  });

  test("is said before the click, and carries the hash that the run will show", () => {
    const one = { nodeId: "n", title: "Send", payload, hash: "1".repeat(64) };
    const coverage: OutcomeCoverage = { covered: [one], uncovered: [], hash: "2".repeat(64) };
    const approve = {
      id: "a",
      kind: "approve",
      label: "Approve",
      port: "p",
      commentRequired: false,
    } as const;
    expect(whatItDoes(approve, coverage)).toBe("sends a POST to https://a.example/.");
    expect(hashToShow(coverage)).toBe("1".repeat(64));
    expect(hashToShow({ ...coverage, covered: [one, { ...one, nodeId: "m" }] })).toBe("2".repeat(64));
    expect(hashToShow({ ...coverage, covered: [] })).toBeNull();
  });
});

test("nothing is hidden in a text from outside, and no markup lives in it", () => {
  const { container } = render(<PlainText>{"pay\u202Egnp \u200B<img src=x>\n👩‍💻 ok"}</PlainText>);
  expect(container.textContent).toBe("payU+202Egnp U+200B<img src=x>\n👩‍💻 ok");
  expect(container.querySelector("img")).toBeNull();
});
