import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/server/domain/errors";
import { applyOperation } from "@/server/domain/workflow/apply";
import { emptyDocument, type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";
import { graphOf, topologicalOrder } from "@/server/domain/workflow/graph";
import { type Operation, operation, type SimpleOperation } from "@/server/domain/workflow/operations";

const ids = ["a", "b", "c", "d", "e"];
const nodeId = fc.constantFrom(...ids);
const spot = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

const simple: fc.Arbitrary<SimpleOperation> = fc.oneof(
  fc.record({
    type: fc.constant("add_node" as const),
    node: fc.record({
      id: nodeId,
      kind: fc.constant("set_fields"),
      title: fc.constantFrom("One", "Two"),
      config: fc.constant({}),
      position: spot,
    }),
  }),
  fc.record({
    type: fc.constant("remove_nodes" as const),
    nodeIds: fc.uniqueArray(nodeId, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("move_nodes" as const),
    moves: fc.array(fc.record({ nodeId, position: spot }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("set_config" as const),
    nodeId,
    config: fc.dictionary(fc.constantFrom("x", "y"), fc.integer()),
  }),
  fc.record({ type: fc.constant("retitle_node" as const), nodeId, title: fc.constantFrom("New", "Other") }),
  fc.record({
    type: fc.constant("add_edge" as const),
    edge: fc.record({
      id: fc.constantFrom("e1", "e2", "e3", "e4", "e5", "e6"),
      from: fc.record({ node: nodeId, port: fc.constantFrom("done", "else") }),
      to: nodeId,
    }),
  }),
  fc.record({
    type: fc.constant("remove_edges" as const),
    edgeIds: fc.uniqueArray(fc.constantFrom("e1", "e2", "e3", "e4"), { minLength: 1, maxLength: 2 }),
  }),
);
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("batch" as const),
      operations: fc.array(simple, { minLength: 1, maxLength: 4 }),
    }),
  },
);

/** Applies what can be applied; what cannot must say so with the two allowed codes and change nothing. */
function play(
  operations: readonly Operation[],
  each?: (before: WorkflowDocument, change: Operation) => void,
) {
  let document = emptyDocument;
  for (const change of operations) {
    const frozen = JSON.stringify(document);
    try {
      const next = applyOperation(document, change).document;
      each?.(document, change);
      expect(JSON.stringify(document)).toBe(frozen);
      document = next;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(["conflict", "bad_input"]).toContain(error.code);
    }
  }
  return document;
}

describe("applyOperation", () => {
  test("an operation followed by its inverse gives the very same document", () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 40 }), (operations) => {
        play(operations, (before, change) => {
          const there = applyOperation(before, change);
          const back = applyOperation(there.document, there.inverse);
          expect(back.document).toEqual(before);
          expect(applyOperation(back.document, back.inverse).document).toEqual(there.document);
          expect(operation.safeParse(there.inverse).success).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("any sequence leaves a valid document: ids unique, wires between existing nodes, no circle", () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 60 }), (operations) => {
        const document = play(operations);
        expect(workflowDocument.safeParse(document).success).toBe(true);
        const known = new Set(document.nodes.map((node) => node.id));
        expect(known.size).toBe(document.nodes.length);
        expect(new Set(document.edges.map((edge) => edge.id)).size).toBe(document.edges.length);
        for (const edge of document.edges) expect(known.has(edge.from.node) && known.has(edge.to)).toBe(true);
        expect(topologicalOrder(graphOf(document)).cyclic).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a batch that fails half-way changes nothing", () => {
    const node = { id: "a", kind: "respond", title: "Answer", config: {}, position: { x: 0, y: 0 } };
    const batch: Operation = {
      type: "batch",
      operations: [
        { type: "add_node", node },
        { type: "retitle_node", nodeId: "gone", title: "x" },
      ],
    };
    expect(() => applyOperation(emptyDocument, batch)).toThrow("removed in the meantime");
    expect(emptyDocument.nodes).toEqual([]);
  });

  test("a circle is refused in words", () => {
    const nodes = ["a", "b"].map((id) => ({
      id,
      kind: "set_fields",
      title: id,
      config: {},
      position: { x: 0, y: 0 },
    }));
    const document: WorkflowDocument = {
      schemaVersion: 1,
      nodes,
      edges: [{ id: "e1", from: { node: "a", port: "done" }, to: "b" }],
    };
    const back: Operation = {
      type: "add_edge",
      edge: { id: "e2", from: { node: "b", port: "done" }, to: "a" },
    };
    expect(() => applyOperation(document, back)).toThrow("close a circle");
  });
});
