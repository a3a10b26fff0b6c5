import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { plan, type RecordedStep, reachableInOrder } from "./plan";

function drawing(wires: readonly string[]): WorkflowDocument {
  const edges = wires.map((wire, index) => {
    const [from = "", port = "", to = ""] = wire.split(/[. >]+/);
    return { id: `e${index}`, from: { node: from, port }, to };
  });
  const ids = new Set(edges.flatMap((edge) => [edge.from.node, edge.to]));
  const nodes = [...ids].map((id) => ({ id, kind: "x", title: id, config: {}, position: { x: 0, y: 0 } }));
  return { schemaVersion: 1, nodes, edges };
}

const done = (port: string): RecordedStep => ({ status: "succeeded", port });
const waiting: RecordedStep = { status: "waiting", port: null };

describe("plan", () => {
  const triage = drawing([
    "form.out > agent",
    "agent.confident > send",
    "agent.needs_review > ask",
    "ask.approved > send",
    "ask.rejected > note",
  ]);

  it("sends at once when the agent is sure, and skips the person", () => {
    const recorded = new Map([
      ["form", done("out")],
      ["agent", done("confident")],
    ]);
    expect(plan(triage, "form", recorded)).toEqual({ ready: ["send"], skipped: ["ask", "note"] });
  });

  it("holds the send back while a person may still lead to it", () => {
    const recorded = new Map([
      ["form", done("out")],
      ["agent", done("needs_review")],
      ["ask", waiting],
    ]);
    expect(plan(triage, "form", recorded)).toEqual({ ready: [], skipped: [] });
  });

  it("goes by the person's answer", () => {
    const recorded = new Map([
      ["form", done("out")],
      ["agent", done("needs_review")],
      ["ask", done("rejected")],
    ]);
    expect(plan(triage, "form", recorded)).toEqual({ ready: ["note"], skipped: ["send"] });
  });

  it("lets a parallel branch go on while another waits for a person", () => {
    const parallel = drawing(["t.out > ask", "t.out > work", "work.out > more"]);
    const recorded = new Map([
      ["t", done("out")],
      ["ask", waiting],
      ["work", done("out")],
    ]);
    expect(plan(parallel, "t", recorded).ready).toEqual(["more"]);
  });

  it("does not run what depends on a failed step, but runs what stands behind its error port", () => {
    const merge = drawing(["t.out > a", "t.out > b", "a.out > join", "b.out > join", "a.failed > tell"]);
    const failed = new Map<string, RecordedStep>([
      ["t", done("out")],
      ["a", { status: "failed", port: null }],
      ["b", done("out")],
    ]);
    expect(plan(merge, "t", failed)).toEqual({ ready: [], skipped: ["tell", "join"] });
    const caught = new Map<string, RecordedStep>([
      ["t", done("out")],
      ["a", { status: "failed", port: "failed" }],
      ["b", done("out")],
    ]);
    expect(plan(merge, "t", caught)).toEqual({ ready: ["tell", "join"], skipped: [] });
  });

  it("ignores a second trigger's branch", () => {
    const two = drawing(["form.out > agent", "hook.out > agent", "agent.out > send"]);
    expect(plan(two, "hook", new Map([["hook", done("out")]])).ready).toEqual(["agent"]);
  });

  it("ends every run, whatever the drawing and whichever ports are taken", () => {
    const dag = fc
      .array(fc.tuple(fc.nat(8), fc.constantFrom("a", "b"), fc.nat(8)), { maxLength: 20 })
      .map((wires) =>
        drawing(
          wires.filter(([from, , to]) => from < to).map(([from, port, to]) => `n${from}.${port} > n${to}`),
        ),
      );
    fc.assert(
      fc.property(dag, fc.infiniteStream(fc.constantFrom("a", "b", "fail")), (document, choices) => {
        const recorded = new Map<string, RecordedStep>([["n0", done("a")]]);
        const taking = new Set(reachableInOrder(document, "n0"));
        for (let round = 0; round < 50; round += 1) {
          const next = plan(document, "n0", recorded);
          if (next.ready.length + next.skipped.length === 0) break;
          for (const nodeId of next.skipped) recorded.set(nodeId, { status: "skipped", port: null });
          for (const nodeId of next.ready) {
            expect(recorded.has(nodeId)).toBe(false);
            const choice = choices.next().value;
            recorded.set(nodeId, choice === "fail" ? { status: "failed", port: null } : done(choice));
          }
        }
        // Every node that the trigger reaches is settled exactly once: nothing is left hanging.
        expect(new Set(recorded.keys())).toEqual(new Set([...taking, "n0"]));
      }),
      { numRuns: 300 },
    );
  });
});
