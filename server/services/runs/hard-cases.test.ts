import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { stepLeases } from "@/server/data/step-leases";
import { PerformError } from "@/server/domain/run/perform-error";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { NodePorts } from "@/server/engine/ports";
import { runStep } from "@/server/engine/run-step";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { specs } from "@/server/nodes/specs";
import { chip, drainSteps, goLive, testWorkspace } from "@/server/proof/test-workspace";
import { decideTask } from "@/server/services/tasks/decide";
import { execute } from "@/server/services/use-case";
import { startRun } from "./start-run";
import { sweepOverdue } from "./sweep";

type Delivery = "keyed" | "keyless" | "repeatable";
interface Drawing {
  readonly ask?: boolean;
  readonly method?: "POST" | "GET";
  readonly delivery?: Delivery;
}

/** form → (a person) → request */
function drawing({ ask = false, method = "POST", delivery = "keyless" }: Drawing): WorkflowDocument {
  const node = (id: string, kind: string, config: Record<string, unknown>) => ({
    id,
    kind,
    title: id,
    config,
    position: { x: 0, y: 0 },
  });
  const edge = (from: string, port: string, to: string) => ({
    id: `${from}-${port}`,
    from: { node: from, port },
    to,
  });
  const form = node("form", "form_trigger", {
    heading: "",
    intro: "",
    titleField: "",
    submitLabel: "Send",
    thanks: "",
    fields: [{ key: "message", label: "Message", type: "long_text", help: "", required: false, options: [] }],
  });
  const check = node("check", "human_approval", {
    ask: chip("form", "fields", "message"),
    guidelines: "",
    candidates: [{ role: "approver" }],
    fields: [
      {
        key: "message",
        label: "Message",
        value: chip("form", "fields", "message"),
        type: "text",
        options: [],
        editable: true,
        required: false,
      },
    ],
    outcomes: { approve: true, edit: false, reject: false },
    rejectReasonRequired: true,
    due: null,
    evidence: [],
  });
  const send = node("send", "http_request", {
    method,
    url: ["http://sink.test/"],
    connectionId: null,
    headers: [{ name: "X-Workflow", value: chip("run", "workflow") }],
    body: { kind: "fields", fields: [{ key: "message", value: chip("form", "fields", "message") }] },
    delivery,
    risk: null,
    failedPort: false,
  });
  const edges = ask
    ? [edge("form", "next", "check"), edge("check", "approved", "send")]
    : [edge("form", "next", "send")];
  const nodes = ask ? [form, check, send] : [form, send];
  return { schemaVersion: 1, nodes, edges } as unknown as WorkflowDocument;
}

let base: TestDatabase;
let sent: { workflow: string | undefined }[] = [];
let fail: () => Error | null = () => null;
const unused = () => Promise.reject(new Error("not used here"));
const ports: NodePorts = {
  http: async ({ headers }) => {
    sent.push({ workflow: headers["x-workflow"] });
    const error = fail();
    if (error) throw error;
    return { status: 200, headers: {}, body: "{}" };
  },
  ai: unused,
  tables: { addRow: unused, updateRows: unused, findRow: unused },
  reviewedCount: async () => 0,
};

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
  fail = () => null;
});

async function started(shape: Drawing, message: string | null = "Hello") {
  const people = await testWorkspace();
  const { workflowId } = await goLive(people.owner, drawing(shape));
  const { runId } = await transact((tx) =>
    startRun(tx, {
      workspaceId: people.workspaceId,
      workflowId,
      triggerNodeId: "form",
      event: { fields: { message } },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    }),
  );
  return { ...people, workflowId, runId };
}
const sendOf = (runId: string) => database().step.findFirstOrThrow({ where: { runId, nodeId: "send" } });
const openTaskOf = (runId: string) =>
  database().task.findFirstOrThrow({ where: { runId, status: "open" }, orderBy: { number: "desc" } });
async function approve({ runId, approver }: Awaited<ReturnType<typeof started>>) {
  const { id, payloadHash } = await openTaskOf(runId);
  await execute(decideTask, approver, { id, outcome: "approve", shownHash: payloadHash });
  return id;
}
/** As after a kill between the claim and its answer: what was to be sent is on record, the lease has lapsed. */
async function dieWhileSending(runId: string, payload: object) {
  const { id } = await sendOf(runId);
  const gone = {
    status: "running" as const,
    fence: 1,
    leaseUntil: new Date(0),
    payload,
    payloadHash: "0".repeat(64),
  };
  await database().step.update({ where: { id }, data: gone });
  await runStep(
    {
      transact: (work) => transact((tx) => work({ ...runStore(tx), ...stepLeases(tx) })),
      ports: () => ports,
    },
    id,
  );
}
const wasSent = {
  action: "http.post",
  sentence: "Sends a POST to http://sink.test/",
  method: "POST",
  address: "http://sink.test/",
  connection: null,
  args: { method: "POST", url: "http://sink.test/", headers: {}, body: { kind: "none" } },
  risk: "write",
  delivery: "keyless",
};

describe("an effect that may have been sent when its process died", () => {
  it("is of unknown fate, also when what would be sent now differs from what was approved", async () => {
    const run = await started({ ask: true });
    await approve(run);
    await database().workflow.update({ where: { id: run.workflowId }, data: { name: "Renamed" } });
    await dieWhileSending(run.runId, wasSent);
    expect(sent).toEqual([]);
    expect((await sendOf(run.runId)).status).toBe("uncertain");
    expect((await openTaskOf(run.runId)).kind).toBe("uncertain");
  });
});

describe("an effect that an approval covers", () => {
  it("is not performed when that approval is no longer on record as given", async () => {
    const run = await started({ ask: true });
    const id = await approve(run);
    await database().task.update({ where: { id }, data: { status: "withdrawn" } });
    await drainSteps(ports);
    expect(sent).toEqual([]);
    expect((await openTaskOf(run.runId)).reasons).toMatchObject([{ code: "payload_changed" }]);
  });
});

describe("a repeat under the same key", () => {
  it("sends the same bytes, whatever was renamed in between", async () => {
    const { runId, workflowId } = await started({ delivery: "keyed" });
    fail = () => new PerformError("ambiguous", "Reset.");
    await drainSteps(ports);
    await database().workflow.update({ where: { id: workflowId }, data: { name: "Renamed" } });
    await database().step.updateMany({ where: { runId, status: "ready" }, data: { readyAt: new Date(0) } });
    fail = () => null;
    await drainSteps(ports);
    expect(sent).toEqual([{ workflow: "Support triage" }, { workflow: "Support triage" }]);
  });
});

describe("a refusal of a repeat", () => {
  const again = async (runId: string, error: PerformError) => {
    fail = () => error;
    await database().step.updateMany({ where: { runId, status: "ready" }, data: { readyAt: new Date(0) } });
    await drainSteps(ports);
    return (await sendOf(runId)).status;
  };
  const refusal = (status: number) => new PerformError("rejected", "Refused.", null, { status });

  it("does not tell that the first attempt did nothing", async () => {
    const { runId } = await started({ delivery: "repeatable" });
    expect(await again(runId, new PerformError("ambiguous", "Reset."))).toBe("ready");
    expect(await again(runId, new PerformError("busy", "Later.", 0))).toBe("ready");
    expect(await again(runId, refusal(404))).toBe("uncertain");
    expect((await openTaskOf(runId)).kind).toBe("uncertain");
  });

  it("by a target that still works on the first one is waited out, and what came of it then counts", async () => {
    const { runId } = await started({ delivery: "keyed" });
    expect(await again(runId, new PerformError("ambiguous", "Reset."))).toBe("ready");
    expect(await again(runId, refusal(409))).toBe("ready");
    fail = () => null;
    await database().step.updateMany({ where: { runId, status: "ready" }, data: { readyAt: new Date(0) } });
    await drainSteps(ports);
    expect(await sendOf(runId)).toMatchObject({ status: "succeeded", error: null });
  });

  it("is final where nothing can have arrived before", async () => {
    const { runId } = await started({ delivery: "keyed" });
    expect(await again(runId, new PerformError("before_sending", "No way to it."))).toBe("ready");
    expect(await again(runId, refusal(409))).toBe("failed");
  });
});

describe("a read", () => {
  it("that nobody answers has failed in the end: nobody is asked whether it arrived", async () => {
    const { runId } = await started({ method: "GET" });
    await database().step.updateMany({ where: { runId, nodeId: "send" }, data: { attempts: 11 } });
    fail = () => new PerformError("ambiguous", "No answer.");
    await drainSteps(ports);
    expect((await sendOf(runId)).status).toBe("failed");
    expect((await database().run.findUniqueOrThrow({ where: { id: runId } })).status).toBe("failed");
  });

  it("is tried again after an error nobody foresaw, whose words stay in the log", async () => {
    const { runId } = await started({ method: "GET" });
    fail = () => new Error("connection to postgres://user:hunter2@db lost");
    await drainSteps(ports);
    expect(await sendOf(runId)).toMatchObject({ status: "ready", attempts: 1 });
    await database().step.updateMany({
      where: { runId, nodeId: "send" },
      data: { attempts: 11, readyAt: new Date(0) },
    });
    await drainSteps(ports);
    expect(JSON.stringify((await sendOf(runId)).error)).not.toContain("hunter2");
  });
});

describe("what a webhook sends along", () => {
  it("is kept with the run as its trigger took it: no signature, no credential", async () => {
    const { owner, workspaceId } = await testWorkspace();
    const config = { ...specs.webhook_trigger.start, signature: "none" };
    const hook = { id: "hook", kind: "webhook_trigger", title: "Hook", config, position: { x: 0, y: 0 } };
    const document = { schemaVersion: 1, nodes: [hook], edges: [] } as unknown as WorkflowDocument;
    const { workflowId } = await goLive(owner, document);
    const headers = { authorization: "Bearer hunter2", cookie: "s=hunter2", "user-agent": "shop" };
    const { runId } = await transact((tx) =>
      startRun(tx, {
        workspaceId,
        workflowId,
        triggerNodeId: "hook",
        event: { body: { id: 1 }, headers, receivedAt: "2026-03-10T09:00:00Z" },
        idempotencyKey: crypto.randomUUID(),
        startedBy: null,
      }),
    );
    const { input } = await database().run.findUniqueOrThrow({ where: { id: runId } });
    expect(input).toMatchObject({ body: { id: 1 }, headers: { "user-agent": "shop" } });
    expect(JSON.stringify(input)).not.toContain("hunter2");
  });
});

describe("the sweep", () => {
  it("ends the tasks behind one that cannot be ended", async () => {
    const broken = await started({ ask: true });
    const fine = await started({ ask: true });
    const due = async ({ runId }: { runId: string }, at: number) => {
      const { id } = await openTaskOf(runId);
      await database().task.update({ where: { id }, data: { dueAt: new Date(at) } });
      return id;
    };
    const first = await due(broken, 1_000);
    await database().task.update({ where: { id: first }, data: { stepId: crypto.randomUUID() } });
    const second = await due(fine, 2_000);
    expect(await sweepOverdue()).toMatchObject({ tasks: 1 });
    expect((await database().task.findUniqueOrThrow({ where: { id: second } })).status).toBe("expired");
    await database().task.update({ where: { id: first }, data: { dueAt: null } });
  });
});

describe("a text that is cut where a pair of surrogates stands", () => {
  const cut = (length: number) => `${"x".repeat(length - 1)}😀 and so on`;

  it("as the title of a run", async () => {
    const { runId } = await started({}, cut(120));
    expect((await database().run.findUniqueOrThrow({ where: { id: runId } })).title).toBe("x".repeat(119));
  });

  it("as the question of a task, and in what differs from what was approved", async () => {
    const asked = await started({ ask: true }, cut(500));
    expect((await openTaskOf(asked.runId)).ask).toBe("x".repeat(499));
    const differs = await started({ ask: true }, cut(200));
    await approve(differs);
    await database()
      .$executeRaw`UPDATE "step" SET "output" = jsonb_set("output", '{fields,message}', '"other"') WHERE "runId" = ${differs.runId}::uuid AND "nodeId" = 'form'`;
    await drainSteps(ports);
    expect((await openTaskOf(differs.runId)).reasons).toMatchObject([{ code: "payload_changed" }]);
  });
});
