import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { approvalWorkflow } from "@/server/proof/approval-workflow";
import { KeyedSink } from "@/server/proof/keyed-sink";
import { goLive, testWorkspace } from "@/server/proof/test-workspace";
import { startRun } from "@/server/services/runs/start-run";
import { decideTask } from "@/server/services/tasks/decide";
import { execute } from "@/server/services/use-case";
import { transport } from "./client";
import { type Executor, startExecutor } from "./embedded/executor";
import { eventually } from "./embedded/test-engine";
import { sweep } from "./functions/sweep";
import { durableHandler } from "./serve";
import { work } from "./work";

let base: TestDatabase;
let executor: Executor;
let address: string;
const sink = new KeyedSink();
const signingKey = `signkey-prod-${"0e".repeat(32)}`;

beforeAll(async () => {
  base = await createTestDatabase();
  const port = await sink.listen();
  address = `http://127.0.0.1:${port}`;
  process.env.DATABASE_URL = base.url;
  process.env.INNGEST_SIGNING_KEY = signingKey;
  process.env.COUNTERSIGN_ALLOW_HOSTS = `127.0.0.1:${port}`;
  forgetEnv();
  executor = await startExecutor({
    connectionString: base.url,
    handler: durableHandler(work),
    signingKey,
    transport,
    pollEveryMs: 100,
    onLost: () => undefined,
  });
});
afterAll(async () => {
  await executor.stop(5_000);
  await sink.close();
  await closeDatabase();
  await base.drop();
});

/** form → approval → send, without the effect before it */
function askAtOnce(): WorkflowDocument {
  const document = approvalWorkflow(address, "keyed");
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => id !== "reserve"),
    edges: [
      { id: "e", from: { node: "form", port: "next" }, to: "ask" },
      ...document.edges.filter(({ from }) => from.node === "ask"),
    ],
  };
}

async function started(document: WorkflowDocument, dueInSeconds?: number) {
  const people = await testWorkspace();
  const { workflowId } = await goLive(people.owner, document);
  const { runId } = await transact(async (tx) => {
    const run = await startRun(tx, {
      workspaceId: people.workspaceId,
      workflowId,
      triggerNodeId: "form",
      event: { fields: { item: "one" } },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    });
    if (dueInSeconds !== undefined) {
      const task = await tx.task.findFirstOrThrow({ where: { runId: run.runId } });
      await tx.$executeRaw`UPDATE "task" SET "dueAt" = clock_timestamp() + ${dueInSeconds} * interval '1 s', "expiryPort" = 'expired'
        WHERE "id" = ${task.id}::uuid`;
      await tx.outbox.create({
        data: { id: `task:${task.id}:opened`, name: "task/opened", data: { taskId: task.id } },
      });
    }
    return run;
  });
  return { ...people, workflowId, runId };
}

const openTask = (runId: string) =>
  eventually(() => database().task.findFirst({ where: { runId, status: "open" } }));
const runRows = async () =>
  (await database().$queryRaw<{ status: string }[]>`SELECT status FROM engine.run WHERE status = 'running'`)
    .length;

test("a step is performed, a person asked, and the approved effect follows the decision at once", async () => {
  const { runId, approver } = await started(approvalWorkflow(address, "keyed"));
  const task = await openTask(runId);
  const arrivedBefore = sink.arrived;
  const decidedAt = performance.now();
  await execute(decideTask, approver, { id: task.id, outcome: "approve", shownHash: task.payloadHash });
  await eventually(() => sink.arrived > arrivedBefore);
  expect(performance.now() - decidedAt).toBeLessThan(2_000);
  await eventually(
    async () => (await database().run.findUnique({ where: { id: runId } }))?.status === "succeeded",
  );
});

test("a task that nobody answers expires when it is due, not before", async () => {
  const { runId } = await started(askAtOnce(), 2);
  const task = await openTask(runId);
  await eventually(async () => (await runRows()) > 0);
  await eventually(
    async () => (await database().task.findUnique({ where: { id: task.id } }))?.status === "expired",
  );
  const expired = await database().task.findUniqueOrThrow({ where: { id: task.id } });
  const late = (expired.decidedAt?.getTime() ?? 0) - (expired.dueAt?.getTime() ?? 0);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(2_000);
  expect(expired.outcome).toBe("expired");
});

test("a decision ends the wait of its task", async () => {
  const { runId, approver } = await started(askAtOnce(), 3_600);
  const task = await openTask(runId);
  await eventually(async () => (await runRows()) > 0);
  await execute(decideTask, approver, { id: task.id, outcome: "approve", shownHash: task.payloadHash });
  await eventually(async () => (await runRows()) === 0);
});

test("while one branch waits for a person, a parallel branch goes on to its end", async () => {
  const document = approvalWorkflow(address, "keyed");
  const reserve = document.nodes.find(({ id }) => id === "reserve");
  if (!reserve) throw new Error("no such node");
  const more = { ...reserve, id: "more", title: "Reserve more" };
  const edge = (from: string, port: string, to: string) => ({
    id: `${from}-${to}`,
    from: { node: from, port },
    to,
  });
  const { runId, approver } = await started({
    ...document,
    nodes: [...document.nodes, more],
    edges: [
      edge("form", "next", "ask"),
      edge("ask", "approved", "send"),
      edge("form", "next", "reserve"),
      edge("reserve", "sent", "more"),
    ],
  });
  const stepOf = (nodeId: string) => database().step.findFirst({ where: { runId, nodeId } });
  await eventually(async () => (await stepOf("more"))?.status === "succeeded");
  expect((await stepOf("ask"))?.status).toBe("waiting");
  expect((await database().run.findUniqueOrThrow({ where: { id: runId } })).status).toBe("waiting");

  const task = await openTask(runId);
  await execute(decideTask, approver, { id: task.id, outcome: "approve", shownHash: task.payloadHash });
  await eventually(
    async () => (await database().run.findUnique({ where: { id: runId } }))?.status === "succeeded",
  );
});

test("a lost event is made good by the sweep", async () => {
  const { runId } = await transact(async (tx) => {
    const people = await testWorkspace();
    const { workflowId } = await goLive(people.owner, approvalWorkflow(address, "keyed"));
    const run = await startRun(tx, {
      workspaceId: people.workspaceId,
      workflowId,
      triggerNodeId: "form",
      event: { fields: { item: "lost" } },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    });
    await tx.$executeRaw`DELETE FROM engine_queue._private_jobs`;
    await tx.$executeRaw`UPDATE "step" SET "readyAt" = "readyAt" - interval '1 min' WHERE "runId" = ${run.runId}::uuid`;
    return run;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await database().task.count({ where: { runId } })).toBe(0);
  await sweep(work);
  await openTask(runId);
});
