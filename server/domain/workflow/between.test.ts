import fc from "fast-check";
import { expect, test } from "vitest";
import { applyOperation } from "@/server/domain/workflow/apply";
import { operationBetween } from "@/server/domain/workflow/between";
import type { WorkflowDocument } from "@/server/domain/workflow/document";

const drawing: fc.Arbitrary<WorkflowDocument> = fc
  .record({
    nodes: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e"),
        kind: fc.constantFrom("x", "y"),
        title: fc.constantFrom("One", "Two"),
        config: fc.dictionary(fc.constantFrom("p", "q"), fc.integer()),
        position: fc.record({ x: fc.nat(3), y: fc.nat(3) }),
      }),
      { selector: (node) => node.id },
    ),
    wires: fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom("p1", "p2")), {
      selector: (wire) => wire.join(),
    }),
  })
  .map(({ nodes, wires }) => {
    const sorted = [...nodes].sort((left, right) => left.id.localeCompare(right.id));
    return {
      schemaVersion: 1 as const,
      nodes: sorted,
      // only from earlier to later nodes, so that no circle arises
      edges: wires.flatMap(([from, to, port], index) => {
        const [source, target] = [sorted[Math.min(from, to)], sorted[Math.max(from, to)]];
        return source && target && source !== target && from < to
          ? [{ id: `e${index}`, from: { node: source.id, port }, to: target.id }]
          : [];
      }),
    };
  });

const normal = (document: WorkflowDocument) => ({
  nodes: [...document.nodes].sort((left, right) => left.id.localeCompare(right.id)),
  edges: [...document.edges].sort((left, right) => left.id.localeCompare(right.id)),
});

test("the operation between two drawings turns the one into the other", () => {
  fc.assert(
    fc.property(drawing, drawing, (from, to) => {
      const operation = operationBetween(from, to);
      const reached = operation ? applyOperation(from, operation).document : from;
      expect(normal(reached)).toEqual(normal(to));
    }),
    { numRuns: 500 },
  );
});
