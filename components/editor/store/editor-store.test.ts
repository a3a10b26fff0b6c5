import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "@/server/domain/errors";
import { emptyDocument, type WorkflowDocument } from "@/server/domain/workflow/document";
import type { Operation } from "@/server/domain/workflow/operations";
import { catalog } from "@/server/nodes/specs";
import { copySelected, pasteClip, readClip } from "./clipboard";
import type { Drawing } from "./drawing";
import type { SaveAnswer } from "./editor-state";
import { createEditorStore } from "./editor-store";
import { addNode, configure, removeSelected, whyNotConnect } from "./edits";
import { tidy } from "./layout";
import { saveWords } from "./save-words";

let clock = 0;
let calls: { base: number; operations: readonly Operation[] }[] = [];
let answers: (SaveAnswer | Error)[] = [];

function open(document: WorkflowDocument = emptyDocument) {
  const refused: string[] = [];
  const store = createEditorStore({
    document,
    revision: 1,
    catalog,
    now: () => clock,
    onRefused: (message) => refused.push(message),
    gateway: {
      save: async (base, operations) => {
        calls.push({ base, operations });
        const answer = answers.shift() ?? { status: "saved" as const, revision: base + 1 };
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    errors: {
      text: (error) => (error instanceof Error ? error.message : "Unknown."),
      isFinal: (error) => error instanceof AppError,
    },
  });
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const drawing = (): Drawing => ({ document: store.getState().document, catalog, random });
  const add = (kind: string, after?: { node: string; port: string }) => {
    const added = addNode(drawing(), kind, { place: null, after });
    if (!added) throw new Error(`no ${kind}`);
    store.apply(added.operation, { nodeIds: [added.nodeId], edgeIds: [] });
    return added.nodeId;
  };
  return { store, drawing, add, refused, words: () => saveWords(store.getState().save) };
}

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  answers = [];
  clock = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe("saving", () => {
  test("edits are sent together after a pause, with the revision they stand on", async () => {
    const { store, add, words } = open();
    const form = add("form_trigger");
    add("ai_agent", { node: form, port: "next" });
    expect(words()).toBe("Saving…");
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.base).toBe(1);
    expect(calls[0]?.operations).toHaveLength(2);
    expect(store.getState().revision).toBe(2);
    expect(words()).toBe("All changes saved");
  });

  test("typing in one field is one operation and one step of undo", async () => {
    const { store, add, drawing } = open();
    const agent = add("ai_agent");
    await vi.advanceTimersByTimeAsync(1000);
    const start = drawing().document.nodes[0]?.config ?? {};
    for (const text of ["a", "ab", "abc"]) {
      clock += 100;
      store.apply(configure(drawing(), agent, { ...start, instruction: text }));
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls[1]?.operations).toHaveLength(1);
    store.undo();
    expect(store.getState().document.nodes[0]?.config).toEqual(start);
    store.redo();
    expect(store.getState().document.nodes[0]?.config.instruction).toBe("abc");
  });

  test("a failure says what was kept, retries, and a lost answer is not mistaken for somebody else's change", async () => {
    const { store, add, words } = open();
    add("form_trigger");
    answers = [new Error("The server could not be reached.")];
    await vi.advanceTimersByTimeAsync(1000);
    expect(words()).toBe("Not saved: The server could not be reached. Kept here, retrying.");
    const sent = store.getState().document;
    add("respond");
    answers = [{ status: "conflict", revision: 2, document: sent, byName: "You", at: new Date(0) }];
    await vi.advanceTimersByTimeAsync(2500);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.at(-1)?.base).toBe(2);
    expect(calls.at(-1)?.operations).toHaveLength(1);
    expect(words()).toBe("All changes saved");
    expect(store.getState().document.nodes).toHaveLength(2);
  });

  test("what cannot be saved by asking again is not asked again", async () => {
    const { add, words } = open();
    answers = [new AppError("not_allowed", "Your role does not allow this.")];
    add("form_trigger");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(words()).toBe("Not saved: Your role does not allow this. Your changes are kept here.");
  });

  test("a conflict waits for a choice: theirs or mine", async () => {
    const theirs: WorkflowDocument = {
      schemaVersion: 1,
      nodes: [{ id: "n_theirs", kind: "respond", title: "Theirs", config: {}, position: { x: 0, y: 0 } }],
      edges: [],
    };
    const conflict = () => ({
      status: "conflict" as const,
      revision: 7,
      document: theirs,
      byName: "Mara",
      at: new Date(0),
    });
    const first = open();
    first.add("form_trigger");
    answers = [conflict()];
    await vi.advanceTimersByTimeAsync(5000);
    expect(first.words()).toBe("Not saved: somebody else changed this workflow.");
    expect(calls).toHaveLength(1);
    first.store.resolveConflict("theirs");
    expect(first.store.getState().document).toBe(theirs);
    expect(first.words()).toBe("All changes saved");

    const second = open();
    second.add("form_trigger");
    answers = [conflict()];
    await vi.advanceTimersByTimeAsync(5000);
    const mine = second.store.getState().document;
    second.store.resolveConflict("mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect(second.store.getState().document).toEqual(mine);
    expect(calls.at(-1)?.base).toBe(7);
    expect(second.words()).toBe("All changes saved");
  });

  test("somebody else's save is taken over only when nothing here is unsaved", () => {
    const { store, add } = open();
    const theirs = { ...emptyDocument };
    store.receive({ document: theirs, revision: 4 });
    expect(store.getState().revision).toBe(4);
    add("respond");
    store.receive({ document: emptyDocument, revision: 5 });
    expect(store.getState().document.nodes).toHaveLength(1);
  });
});

describe("editing", () => {
  test("a wire is refused with a reason", () => {
    const { add, drawing } = open();
    const form = add("form_trigger");
    const agent = add("ai_agent", { node: form, port: "next" });
    expect(whyNotConnect(drawing(), agent, "confident", form)).toContain("trigger");
    expect(whyNotConnect(drawing(), agent, "confident", agent)).toContain("circle");
    expect(whyNotConnect(drawing(), form, "next", agent)).toContain("already");
  });

  test("a step dropped on a wire stands between, and undo puts the wire back", () => {
    const { store, add, drawing } = open();
    const form = add("form_trigger");
    const answer = add("respond", { node: form, port: "next" });
    const before = store.getState().document;
    const [wire] = before.edges;
    const added = addNode(drawing(), "set_fields", { place: null, onEdge: wire?.id });
    store.apply(added?.operation ?? null);
    const { edges, nodes } = store.getState().document;
    expect(edges.map((edge) => [edge.from.node, edge.to])).toEqual([
      [form, added?.nodeId],
      [added?.nodeId, answer],
    ]);
    expect(nodes.find(({ id }) => id === answer)?.position.y).toBeGreaterThan(
      nodes.find(({ id }) => id === added?.nodeId)?.position.y ?? 0,
    );
    store.undo();
    expect(store.getState().document).toEqual(before);
  });

  test("an outcome that is no longer allowed takes its wires along", () => {
    const { store, add, drawing } = open();
    const ask = add("human_approval");
    add("respond", { node: ask, port: "rejected" });
    const config = drawing().document.nodes[0]?.config ?? {};
    store.apply(
      configure(drawing(), ask, { ...config, outcomes: { approve: true, edit: false, reject: false } }),
    );
    expect(store.getState().document.edges).toEqual([]);
    store.undo();
    expect(store.getState().document.edges).toHaveLength(1);
  });

  test("removing selected steps lets go of the selection", () => {
    const { store, add } = open();
    add("form_trigger");
    store.apply(removeSelected(store.getState().document, store.getState().selection));
    expect(store.getState().document.nodes).toEqual([]);
    expect(store.getState().selection.nodeIds).toEqual([]);
  });

  test("an agent placed behind a form reads its text; an approval behind it shows the answer", () => {
    const { add, drawing } = open();
    const form = add("form_trigger");
    const agent = add("ai_agent", { node: form, port: "next" });
    const ask = add("human_approval", { node: agent, port: "needs_review" });
    const [, agentNode, askNode] = drawing().document.nodes;
    expect(agentNode?.config.input).toEqual([{ node: form, path: ["fields", "message"] }]);
    expect(askNode?.id).toBe(ask);
    expect(JSON.stringify(askNode?.config.fields)).toContain(agent);
  });

  test("copies have their own ids and read each other, also after a trip through the clipboard's text", () => {
    const { store, add, drawing } = open();
    const form = add("form_trigger");
    const agent = add("ai_agent", { node: form, port: "next" });
    const clip = readClip(JSON.stringify(copySelected(store.getState().document, [form, agent])));
    if (!clip) throw new Error("clipboard");
    const pasted = pasteClip(drawing(), clip, { x: 40, y: 40 });
    if (!pasted) throw new Error("paste");
    expect(store.apply(pasted.operation)).toBe(true);
    const { nodes, edges } = store.getState().document;
    const [copiedForm, copiedAgent] = nodes.slice(2);
    expect(edges).toHaveLength(2);
    expect(copiedForm?.title).toBe("Form 2");
    expect(copiedAgent?.config.input).toEqual([{ node: copiedForm?.id, path: ["fields", "message"] }]);
    expect(readClip("just text")).toBeNull();
  });

  test("tidy puts each step below what leads to it, without overlaps, and is content with its own work", () => {
    const { store, add, drawing } = open();
    const form = add("form_trigger");
    const agent = add("ai_agent", { node: form, port: "next" });
    const ask = add("human_approval", { node: agent, port: "needs_review" });
    add("http_request", { node: agent, port: "confident" });
    add("respond", { node: ask, port: "rejected" });
    const place = (node: string, port: string) => (node === agent && port === "needs_review" ? 1 : 0);
    store.apply(tidy(drawing().document, place));
    const { nodes, edges } = store.getState().document;
    const at = new Map(nodes.map((node) => [node.id, node.position]));
    for (const edge of edges) expect(at.get(edge.to)?.y).toBeGreaterThan(at.get(edge.from.node)?.y ?? 0);
    for (const [id, spot] of at) {
      for (const [other, otherSpot] of at) {
        if (id < other && spot.y === otherSpot.y)
          expect(Math.abs(spot.x - otherSpot.x)).toBeGreaterThanOrEqual(260);
      }
    }
    expect(tidy(drawing().document, place)).toBeNull();
  });
});
