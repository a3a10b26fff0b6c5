import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import { PerformError } from "@/server/domain/run/perform-error";
import type { Coverage, TaskField } from "@/server/domain/task/task";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { HttpRequest, NodePorts } from "@/server/engine/ports";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { chip, drainSteps, goLive, testWorkspace } from "@/server/proof/test-workspace";
import { startRun } from "@/server/services/runs/start-run";
import { sweepOverdue } from "@/server/services/runs/sweep";
import { execute } from "@/server/services/use-case";
import { decideTask } from "./decide";
import { expireDueTask } from "./expire";
import { previewTask } from "./preview";

/** form → agent → (sure) send; (unsure) ask → send | note why not */
function triage(delivery: "keyed" | "keyless" = "keyed"): WorkflowDocument {
  const at = { x: 0, y: 0 };
  const node = (id: string, kind: string, title: string, config: Record<string, unknown>) => ({
    id,
    kind,
    title,
    config,
    position: at,
  });
  const edge = (from: string, port: string, to: string) => ({
    id: `${from}-${port}`,
    from: { node: from, port },
    to,
  });
  const document = {
    schemaVersion: 1,
    nodes: [
      node("form", "form_trigger", "Form", {
        heading: "",
        intro: "",
        titleField: "",
        submitLabel: "Send",
        thanks: "",
        fields: [
          { key: "message", label: "Message", type: "long_text", help: "", required: true, options: [] },
        ],
      }),
      node("agent", "ai_agent", "Sort it", {
        task: {
          kind: "classify",
          labels: [
            { name: "Card", description: "" },
            { name: "Refund", description: "" },
          ],
          examples: [],
        },
        instruction: "",
        input: chip("form", "fields", "message"),
        connectionId: null,
        threshold: 0.8,
        riskRules: [],
        reviewFirst: 0,
      }),
      node("ask", "human_approval", "Check", {
        ask: ["Send this to the right team?"],
        guidelines: "",
        candidates: [{ role: "approver" }],
        fields: [
          {
            key: "label",
            label: "Team",
            value: chip("agent", "answer", "label"),
            type: "choice",
            options: [],
            editable: true,
            required: true,
          },
        ],
        outcomes: { approve: true, edit: true, reject: true },
        rejectReasonRequired: true,
        due: { minutes: 60, expiry: "expired" },
        evidence: [],
      }),
      node("why", "set_fields", "Words", {
        fields: [
          { key: "note", label: "Note", type: "keep", value: ["Because: ", ...chip("ask", "comment")] },
        ],
      }),
      node("send", "http_request", "Send to desk", {
        method: "POST",
        url: ["http://sink.test/tickets"],
        connectionId: null,
        headers: [],
        body: {
          kind: "fields",
          fields: [
            { key: "team", value: chip("ask", "fields", "label") },
            { key: "by", value: chip("ask", "decidedBy") },
          ],
        },
        delivery,
        risk: null,
        failedPort: false,
      }),
      node("tell", "http_request", "Tell the desk", {
        method: "POST",
        url: ["http://sink.test/rejected"],
        connectionId: null,
        headers: [],
        body: { kind: "fields", fields: [{ key: "note", value: chip("why", "fields", "note") }] },
        delivery: "keyed",
        risk: null,
        failedPort: false,
      }),
    ],
    edges: [
      edge("form", "next", "agent"),
      edge("agent", "confident", "send"),
      edge("agent", "needs_review", "ask"),
      edge("ask", "approved", "send"),
      edge("ask", "edited", "send"),
      edge("ask", "rejected", "why"),
      edge("why", "next", "tell"),
    ],
  };
  return document as unknown as WorkflowDocument;
}

let base: TestDatabase;
let sent: { url: string; key: string | undefined; body: unknown }[] = [];
let failWith: PerformError | null = null;
let confidence = 0.6;
let label: string | null = "Card";

const ports: NodePorts = {
  http: async (request: HttpRequest) => {
    if (failWith) throw failWith;
    const header = Object.entries(request.headers).find(([name]) => name.toLowerCase() === "idempotency-key");
    sent.push({ url: request.url, key: header?.[1], body: JSON.parse(request.body ?? "null") });
    return { status: 200, headers: {}, body: "{}" };
  },
  ai: async () => ({
    answer: { label },
    confidence,
    perField: { label: confidence },
    spans: {},
    alternatives: {},
    outOfScope: false,
    method: "test",
    modelVersion: "1",
    usage: null,
  }),
  tables: { addRow: unused, updateRows: unused, findRow: unused },
  reviewedCount: async () => 0,
};
async function unused(): Promise<never> {
  throw new Error("not used here");
}

beforeAll(async () => {
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
});
afterAll(async () => {
  await closeDatabase();
  await base.drop();
});
beforeEach(() => {
  sent = [];
  failWith = null;
  confidence = 0.6;
  label = "Card";
});

async function askedTask(document = triage()) {
  const people = await testWorkspace();
  const { workflowId } = await goLive(people.owner, document);
  const { runId } = await transact((tx) =>
    startRun(tx, {
      workspaceId: people.workspaceId,
      workflowId,
      triggerNodeId: "form",
      event: { fields: { message: "Where is my card?" } },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    }),
  );
  await drainSteps(ports);
  const task = await database().task.findFirst({ where: { runId } });
  return { ...people, workflowId, runId, task };
}
type Asked = Awaited<ReturnType<typeof askedTask>>;
function the(task: Asked["task"]) {
  if (!task) throw new Error("no task was opened");
  return task;
}
const runOf = (runId: string) => database().run.findUniqueOrThrow({ where: { id: runId } });
const eventsOf = async (runId: string) =>
  (await database().auditEntry.findMany({ where: { runId }, orderBy: { id: "asc" } })).map(
    (entry) => entry.event,
  );

describe("a triage run", () => {
  it("goes on alone when the agent is sure, sends once, and records it", async () => {
    confidence = 0.95;
    const { task, runId } = await askedTask();
    expect(task).toBeNull();
    expect(sent.map(({ body }) => body)).toEqual([{ team: "Card", by: null }]);
    expect((await runOf(runId)).status).toBe("succeeded");
    expect(await eventsOf(runId)).toEqual([
      "run.started",
      "agent.went_on_alone",
      "effect.performed",
      "run.ended",
    ]);
  });

  it("waits for a person with the reason, the doubtful field and exactly what will be sent", async () => {
    const { task, runId } = await askedTask();
    const { reasons, fields, coverage } = the(task);
    expect(reasons).toMatchObject([{ code: "low_confidence" }]);
    expect((fields as unknown as TaskField[])[0]).toMatchObject({
      key: "label",
      value: "Card",
      confidence: 0.6,
      options: ["Card", "Refund"],
    });
    const covered = (coverage as unknown as Coverage).approve?.covered;
    expect(covered).toMatchObject([
      { nodeId: "send", payload: { method: "POST", address: "http://sink.test/tickets" } },
    ]);
    expect((await runOf(runId)).status).toBe("waiting");
    expect(sent).toEqual([]);
  });

  it("does exactly what was approved, once, with the decision's own values", async () => {
    const { task, runId, approver } = await askedTask();
    const { id, payloadHash } = the(task);
    await execute(decideTask, approver, { id, outcome: "approve", shownHash: payloadHash });
    await drainSteps(ports);
    expect(sent).toMatchObject([{ body: { team: "Card", by: "Mina" } }]);
    expect(sent[0]?.key).toBeTruthy();
    expect((await runOf(runId)).status).toBe("succeeded");
    expect(await eventsOf(runId)).toEqual([
      "run.started",
      "agent.asked_for_review",
      "task.opened",
      "task.decided",
      "effect.performed",
      "run.ended",
    ]);
    const effect = await database().auditEntry.findFirstOrThrow({
      where: { runId, event: "effect.performed" },
    });
    const shown = (the(task).coverage as unknown as Coverage).approve?.covered[0]?.hash;
    expect(effect.data).toMatchObject({ payloadHash: shown, coveredBy: id });
  });

  it("sends the edited value under the hash of the edit's preview, and keeps the correction", async () => {
    const { task, approver } = await askedTask();
    const { id, payloadHash } = the(task);
    const edits = { label: "Refund" };
    const preview = await execute(previewTask, approver, { id, outcome: "edit", edits });
    const wrong = execute(decideTask, approver, {
      id,
      outcome: "edit",
      shownHash: payloadHash,
      edits,
      editedHash: payloadHash,
    });
    await expect(wrong).rejects.toMatchObject({ code: "conflict" });
    await execute(decideTask, approver, {
      id,
      outcome: "edit",
      shownHash: payloadHash,
      edits,
      editedHash: preview.coverage?.hash,
    });
    await drainSteps(ports);
    expect(sent).toMatchObject([{ body: { team: "Refund" } }]);
    expect(await database().correction.findFirstOrThrow({ where: { taskId: id } })).toMatchObject({
      nodeId: "agent",
      field: "label",
      shown: "Card",
      corrected: "Refund",
    });
    await expect(
      execute(previewTask, approver, { id, outcome: "edit", edits: { label: "Nonsense" } }),
    ).resolves.toMatchObject({ coverage: null });
  });

  it("never sends what was rejected; the reason goes where the drawing says", async () => {
    const { task, approver } = await askedTask();
    const { id, payloadHash } = the(task);
    await expect(
      execute(decideTask, approver, { id, outcome: "reject", shownHash: payloadHash }),
    ).rejects.toMatchObject({ code: "bad_input" });
    await execute(decideTask, approver, { id, outcome: "reject", shownHash: payloadHash, comment: "Spam" });
    await drainSteps(ports);
    expect(sent).toMatchObject([{ url: "http://sink.test/rejected", body: { note: "Because: Spam" } }]);
  });
});

describe("an answer that the AI could not find", () => {
  it("is never approved as nothing, but may be rejected as it stands", async () => {
    label = null;
    const { task, approver, runId } = await askedTask();
    const { id, payloadHash } = the(task);
    const answer = (outcome: string) =>
      execute(decideTask, approver, { id, outcome, shownHash: payloadHash, comment: "Not for us" });
    await expect(answer("approve")).rejects.toMatchObject({ code: "bad_input" });
    await answer("reject");
    await drainSteps(ports);
    expect((await runOf(runId)).status).toBe("succeeded");
  });
});

describe("a decision", () => {
  it("counts once under ten clicks of each of three people, and says who was first", async () => {
    const { task, member, approver } = await askedTask();
    const { id, payloadHash } = the(task);
    const people = [approver, await member("approver", "Ravi"), await member("approver", "Sofie")];
    const clicks = people.flatMap((caller) =>
      Array.from({ length: 10 }, () =>
        execute(decideTask, caller, { id, outcome: "approve", shownHash: payloadHash }),
      ),
    );
    const results = await Promise.allSettled(clicks);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({
          code: "conflict",
          details: { byName: expect.stringMatching(/Mina|Ravi|Sofie/) },
        });
    }
    await drainSteps(ports);
    expect(sent).toHaveLength(1);
  });

  it("is refused to whoever was not asked, also to the owner", async () => {
    const { task, owner, builder } = await askedTask();
    const { id, payloadHash } = the(task);
    for (const caller of [owner, builder]) {
      await expect(
        execute(decideTask, caller, { id, outcome: "approve", shownHash: payloadHash }),
      ).rejects.toMatchObject({ code: "not_allowed" });
    }
    const other = await testWorkspace();
    await expect(
      execute(decideTask, other.approver, { id, outcome: "approve", shownHash: payloadHash }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused after the due time; the task then expires once and nothing is sent", async () => {
    const { task, runId, approver } = await askedTask();
    const { id, payloadHash } = the(task);
    expect(await expireDueTask(id)).toMatchObject({ kind: "not_due" });
    await database().task.update({ where: { id }, data: { dueAt: new Date(Date.now() - 60_000) } });
    await expect(
      execute(decideTask, approver, { id, outcome: "approve", shownHash: payloadHash }),
    ).rejects.toMatchObject({ code: "gone" });
    expect(await sweepOverdue()).toMatchObject({ tasks: 1 });
    expect(await expireDueTask(id)).toEqual({ kind: "settled" });
    await drainSteps(ports);
    expect(sent).toEqual([]);
    expect((await runOf(runId)).status).toBe("succeeded");
  });
});

describe("what was approved is exactly what runs", () => {
  async function approved() {
    const asked = await askedTask();
    const { id, payloadHash } = the(asked.task);
    await execute(decideTask, asked.approver, { id, outcome: "approve", shownHash: payloadHash });
    return asked;
  }

  it.each([
    [
      "an output that it rests on",
      async ({ runId }: Asked) => {
        await database()
          .$executeRaw`UPDATE "step" SET "output" = jsonb_set("output", '{answer,label}', '"Refund"') WHERE "runId" = ${runId}::uuid AND "nodeId" = 'agent'`;
        await database()
          .$executeRaw`UPDATE "task" SET "answer" = jsonb_set("answer", '{fields,label}', '"Refund"') WHERE "runId" = ${runId}::uuid`;
      },
    ],
    [
      "the stored payload",
      async ({ task }: Asked) => {
        await database()
          .$executeRaw`UPDATE "task" SET "coverage" = jsonb_set("coverage", '{approve,covered,0,payload,address}', '"http://evil.test/"') WHERE "id" = ${the(task).id}::uuid`;
      },
    ],
    [
      "the version's hash",
      async ({ runId }: Asked) => {
        await database()
          .$executeRaw`UPDATE "workflow_version" SET "hash" = 'other' WHERE "id" = (SELECT "versionId" FROM "run" WHERE "id" = ${runId}::uuid)`;
      },
    ],
  ])("asks again when somebody changes %s behind its back", async (_, mutate) => {
    const asked = await approved();
    await mutate(asked);
    await drainSteps(ports);
    expect(sent).toEqual([]);
    const again = await database().task.findFirstOrThrow({ where: { runId: asked.runId, status: "open" } });
    expect(again.reasons).toMatchObject([{ code: "payload_changed" }]);
    expect(await eventsOf(asked.runId)).toContain("effect.refused");
    await execute(decideTask, asked.owner, {
      id: again.id,
      outcome: "reject",
      shownHash: again.payloadHash,
      comment: "No",
    });
    await drainSteps(ports);
    expect(sent).toEqual([]);
    expect((await runOf(asked.runId)).status).toBe("cancelled");
  });

  it("does the changed thing only after a person said so", async () => {
    const asked = await approved();
    await database()
      .$executeRaw`UPDATE "task" SET "answer" = jsonb_set("answer", '{fields,label}', '"Refund"') WHERE "runId" = ${asked.runId}::uuid`;
    await drainSteps(ports);
    const again = await database().task.findFirstOrThrow({ where: { runId: asked.runId, status: "open" } });
    await execute(decideTask, asked.owner, {
      id: again.id,
      outcome: "approve",
      shownHash: again.payloadHash,
    });
    await drainSteps(ports);
    expect(sent).toHaveLength(1);
    expect((await runOf(asked.runId)).status).toBe("succeeded");
  });
});

describe("an effect of unknown fate", () => {
  it.each([
    ["arrived", 0],
    ["send_again", 1],
  ])("waits for a person, and “%s” does the right thing", async (outcome, expected) => {
    confidence = 0.95;
    failWith = new PerformError("ambiguous", "No answer within 30 seconds.");
    const { task, owner, runId } = await askedTask(triage("keyless"));
    const { id, kind, payloadHash } = the(task);
    expect(kind).toBe("uncertain");
    expect((await runOf(runId)).status).toBe("waiting");
    failWith = null;
    await execute(decideTask, owner, { id, outcome, shownHash: payloadHash });
    await drainSteps(ports);
    expect(sent).toHaveLength(expected);
    expect((await runOf(runId)).status).toBe("succeeded");
  });

  it("asks a target that honours the key again, with the same key", async () => {
    confidence = 0.95;
    failWith = new PerformError("ambiguous", "Connection reset.");
    const { task, runId } = await askedTask(triage("keyed"));
    expect(task).toBeNull();
    failWith = null;
    await database().step.updateMany({ where: { runId, status: "ready" }, data: { readyAt: new Date(0) } });
    await drainSteps(ports);
    const step = await database().step.findFirstOrThrow({ where: { runId, nodeId: "send" } });
    expect(sent).toMatchObject([{ key: step.id }]);
  });
});
