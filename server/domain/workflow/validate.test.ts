import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { JsonObject } from "@/server/domain/json";
import { applyOperation } from "@/server/domain/workflow/apply";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import {
  type AnyNodeSpec,
  defineNode,
  type NodeCatalog,
  type Port,
} from "@/server/domain/workflow/node-spec";
import { validate } from "@/server/domain/workflow/validate";

/** Small stand-ins with the natures, ports and outputs of real nodes. */
function kind(
  name: string,
  over: Partial<AnyNodeSpec>,
  ports: readonly Port[] = [{ id: "next", label: "Next" }],
) {
  return {
    ...defineNode({
      kind: name,
      label: name,
      description: "",
      category: "action",
      icon: "box",
      config: z.looseObject({}),
      start: {},
      nature: () => "pure",
      risk: () => "read",
      ports: () => ports,
      summary: () => [],
      output: () => [],
      issues: () => [],
    }),
    ...over,
  } as AnyNodeSpec;
}

const catalog: NodeCatalog = {
  form: kind("form", {
    category: "trigger",
    nature: () => "trigger",
    output: () => [{ path: ["fields", "message"], label: "Message", type: "text" }],
  }),
  agent: kind(
    "agent",
    {
      category: "ai",
      nature: () => "read",
      output: () => [{ path: ["answer", "label"], label: "Label", type: "text" }],
    },
    [
      { id: "confident", label: "Confident", tone: "ok" },
      { id: "needs_review", label: "Needs review", tone: "review" },
    ],
  ),
  approval: kind(
    "approval",
    {
      category: "person",
      nature: () => "wait",
      output: () => [{ path: ["fields"], label: "Fields", type: "object" }],
    },
    [
      { id: "approved", label: "Approved", tone: "ok" },
      { id: "rejected", label: "Rejected", tone: "bad" },
    ],
  ),
  write: kind("write", { nature: () => "effect", risk: () => "write" }),
  destroy: kind("destroy", { nature: () => "effect", risk: () => "destructive" }),
  strict: kind("strict", { config: z.strictObject({ name: z.string() }) as never }),
};

function draw(nodes: Record<string, [string, JsonObject?]>, wires: string[]): WorkflowDocument {
  return {
    schemaVersion: 1,
    nodes: Object.entries(nodes).map(([id, [name, config]]) => ({
      id,
      kind: name,
      title: id,
      config: config ?? {},
      position: { x: 0, y: 0 },
    })),
    edges: wires.map((wire, index) => {
      const [node = "", port = "", to = ""] = wire.split(" ");
      return { id: `e${index}`, from: { node, port }, to };
    }),
  };
}

const codes = (document: WorkflowDocument, facts = {}) =>
  validate(document, catalog, facts).map((issue) => `${issue.severity} ${issue.code} ${issue.nodeId}`);

describe("validate", () => {
  test("an empty drawing has no trigger", () => {
    expect(codes(draw({}, []))).toEqual(["error no_trigger null"]);
  });

  test("finds steps no wire leads to, unknown kinds, unknown ways out and unfit settings", () => {
    const found = codes(
      draw({ form: ["form"], lost: ["strict", { name: 3 }], odd: ["constructor"] }, ["form gone odd"]),
    );
    expect(found).toContain("error unreachable lost");
    expect(found).toContain("error config lost");
    expect(found).toContain("error unknown_kind odd");
    expect(found).toContain("error unknown_port form");
  });

  test("finds a circle", () => {
    const found = codes(
      draw({ form: ["form"], a: ["strict"], b: ["strict"] }, ["form next a", "a next b", "b next a"]),
    );
    expect(found).toContain("error cycle a");
  });

  test("warns where an answer leads nowhere", () => {
    const found = codes(
      draw({ form: ["form"], ask: ["approval"], go: ["write"] }, ["form next ask", "ask approved go"]),
    );
    expect(found).toEqual(["warning dead_end ask"]);
  });

  test("a chip must read a step that comes before and supplies the value", () => {
    const use = (node: string, path: string[]) => ({ text: [{ node, path }] });
    const wires = ["form next a", "form next b"];
    const of = (config: JsonObject) =>
      codes(draw({ form: ["form"], a: ["write", config], b: ["write"] }, wires));
    expect(of(use("form", ["fields", "message"]))).not.toContain("error missing_value a");
    expect(of(use("run", ["number"]))).not.toContain("error missing_value a");
    expect(of(use("form", ["fields", "other"]))).toContain("error missing_value a");
    expect(of(use("b", ["x"]))).toContain("error missing_value a");
    expect(of(use("gone", ["x"]))).toContain("error missing_value a");
    expect(of(use("run", ["secret"]))).toContain("error missing_value a");
  });

  test("offers the settled value where a person may have edited what the agent said", () => {
    const label = { node: "agent", path: ["answer", "label"] };
    const ask = {
      fields: [{ key: "label", label: "Label", editable: true, value: [label] }],
      outcomes: { edit: true },
    };
    const document = draw(
      { form: ["form"], agent: ["agent"], ask: ["approval", ask], send: ["write", { to: [label] }] },
      [
        "form next agent",
        "agent needs_review ask",
        "agent confident send",
        "ask approved send",
        "ask rejected send",
      ],
    );
    const [issue, ...others] = validate(document, catalog).filter(({ code }) => code === "unsettled_value");
    expect(others).toEqual([]);
    expect(issue?.nodeId).toBe("send");
    if (!issue?.fix) throw new Error("no fix offered");
    const mended = applyOperation(document, issue.fix.operation).document;
    expect(mended.nodes.at(-1)?.config).toEqual({ to: [{ node: "ask", path: ["fields", "label"] }] });
    expect(validate(mended, catalog).some(({ code }) => code === "unsettled_value")).toBe(false);
  });

  test("a destructive action needs an approval on every way; a rejection is none", () => {
    const nodes = { form: ["form"], agent: ["agent"], ask: ["approval"], wipe: ["destroy"] } as const;
    const found = (wires: string[]) => codes(draw(nodes as never, wires));
    const base = ["form next agent", "agent needs_review ask"];
    expect(found([...base, "ask approved wipe"])).not.toContain("error ungated_destructive wipe");
    expect(found([...base, "ask rejected wipe"])).toContain("error ungated_destructive wipe");
    expect(found([...base, "ask approved wipe", "agent confident wipe"])).toContain(
      "error ungated_destructive wipe",
    );
  });

  test("warns of a write that nobody and no Confident agent stands before", () => {
    const nodes = { form: ["form"], agent: ["agent"], save: ["write"] } as const;
    const found = (wires: string[]) => codes(draw(nodes as never, wires));
    expect(found(["form next agent", "agent confident save"])).not.toContain("warning unchecked_write save");
    expect(found(["form next agent", "agent needs_review save"])).toContain("warning unchecked_write save");
  });

  test("names connections, tables and people that are gone", () => {
    const document = draw({ form: ["form"], a: ["strict", { name: "x" }] }, ["form next a"]);
    const [, node] = document.nodes;
    if (!node) throw new Error("no node");
    node.config = { name: "x", deep: { connectionId: "c1" }, who: [{ userId: "u1" }] };
    const facts = { connectionIds: new Set(["c2"]), memberIds: new Set(["u1"]) };
    expect(codes(document, facts)).toContain("error missing_thing a");
    expect(codes(document, { connectionIds: new Set(["c1"]) })).not.toContain("error missing_thing a");
  });
});
