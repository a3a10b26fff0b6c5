import { expect, test } from "vitest";
import type { JsonObject } from "@/server/domain/json";
import { diffDocuments } from "@/server/domain/workflow/diff";
import type { WorkflowDocument } from "@/server/domain/workflow/document";

const base: WorkflowDocument = {
  schemaVersion: 1,
  nodes: [
    { id: "a", kind: "form", title: "Form", config: { fields: [1] }, position: { x: 0, y: 0 } },
    {
      id: "b",
      kind: "agent",
      title: "Sort",
      config: { threshold: 0.8, instruction: "old" },
      position: { x: 0, y: 0 },
    },
  ],
  edges: [{ id: "e1", from: { node: "a", port: "next" }, to: "b" }],
};

test("moving a step or renaming a wire is no change", () => {
  const moved = {
    ...base,
    nodes: base.nodes.map((node) => ({
      ...node,
      config: Object.fromEntries(Object.entries(node.config).reverse()),
      position: { x: 9, y: 9 },
    })),
    edges: base.edges.map((edge) => ({ ...edge, id: "other" })),
  };
  expect(diffDocuments(base, moved, {}).count).toBe(0);
});

test("looks into a group of settings and counts lists, but not the parts of a text", () => {
  const node = (config: JsonObject): WorkflowDocument => ({
    schemaVersion: 1,
    nodes: [{ id: "a", kind: "agent", title: "Sort", config, position: { x: 0, y: 0 } }],
    edges: [],
  });
  const before = node({ task: { kind: "classify", examples: [{ text: "x" }] }, input: ["a"] });
  const after = node({
    task: { kind: "classify", examples: [{ text: "x" }, { text: "y" }] },
    input: ["a", { node: "b", path: ["c"] }],
  });
  const [diff] = diffDocuments(before, after, {}).nodes;
  expect(diff?.words).toEqual(["examples: 1 → 2", "input changed"]);
});

test("says in words what changed, was added and removed", () => {
  const [form, agent] = base.nodes;
  if (!form || !agent) throw new Error("sample");
  const after: WorkflowDocument = {
    ...base,
    nodes: [
      {
        ...agent,
        title: "Classify",
        config: { threshold: 0.9, instruction: "a much longer instruction than before" },
      },
      { id: "c", kind: "send", title: "Send", config: {}, position: { x: 0, y: 0 } },
    ],
    edges: [],
  };
  const diff = diffDocuments(base, after, {});
  expect(diff.nodes).toEqual([
    {
      nodeId: "b",
      kind: "agent",
      title: "Classify",
      change: "changed",
      words: ["renamed from “Sort”", "threshold: 0.8 → 0.9", "instruction changed"],
    },
    { nodeId: "c", kind: "send", title: "Send", change: "added", words: [] },
    { nodeId: "a", kind: "form", title: "Form", change: "removed", words: [] },
  ]);
  expect(diffDocuments(null, base, {}).nodes.map(({ change }) => change)).toEqual(["added", "added"]);
});
