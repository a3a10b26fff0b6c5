import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { verifyChain } from "@/server/services/audit/verify-chain";
import { approvalWorkflow } from "./approval-workflow";
import { killAll, killNine, startChild } from "./children";
import { KeyedSink } from "./keyed-sink";
import { goLive, testWorkspace } from "./test-workspace";
import type { Orders } from "./web-child";

let base: TestDatabase;
let address: string;
const sink = new KeyedSink();
const env: NodeJS.ProcessEnv = { NODE_ENV: "test", LOG_LEVEL: "error" };

beforeAll(async () => {
  base = await createTestDatabase();
  const port = await sink.listen();
  address = `http://127.0.0.1:${port}`;
  Object.assign(env, {
    DATABASE_URL: base.url,
    COUNTERSIGN_ALLOW_HOSTS: `127.0.0.1:${port}`,
    INNGEST_SIGNING_KEY: `signkey-prod-${"0f".repeat(32)}`,
    COUNTERSIGN_KEY: Buffer.alloc(32, 7).toString("base64url"),
  });
  process.env.DATABASE_URL = base.url;
  forgetEnv();
});
afterAll(async () => {
  await killAll();
  await sink.close();
  await closeDatabase();
  await base.drop();
});

const startEngine = () => startChild("server/durable/main.ts", env);

/** Starts the web process with orders; `after` words it is killed, or it ends its work when there is no `after`. */
async function web(orders: Orders, after?: number): Promise<void> {
  const child = await startChild("server/proof/web-child.ts", env);
  const finished = new Promise<void>((resolve) => {
    let words = 0;
    child.on("message", (word) => {
      words++;
      if (word === "done" || words === after) resolve();
    });
  });
  child.send(orders);
  await finished;
  await killNine(child);
}

/** Kills the engine while requests of its are at the sink: a kill that hits an idle process proves nothing. */
async function killInFlight(engine: ChildProcess, atLeast: number): Promise<void> {
  await until(() => sink.inFlight >= atLeast);
  await killNine(engine);
}

async function until(check: () => boolean | Promise<boolean>, limitMs = 40_000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await check()); ) {
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const countTasks = (status: "open" | "decided", workspaceId: string) =>
  database().task.count({ where: { workspaceId, status, kind: "approval" } });

test("kill -9 of engine and web in the middle of 30 runs: each effect once, no run stuck, all on record", async () => {
  const { owner, approver, workspaceId } = await testWorkspace();
  const { workflowId } = await goLive(owner, approvalWorkflow(address, "keyed"));
  const items = Array.from({ length: 30 }, (_, n) => `order ${n}`);
  const start: Orders = { kind: "start", workspaceId, workflowId, items };
  sink.answerAfterMs = 400;

  let engine = await startEngine();
  await web(start, 17);
  await killInFlight(engine, 1);
  await web(start);
  expect(await database().run.count({ where: { workflowId } }), "the same order twice is one run").toBe(30);
  engine = await startEngine();
  await killInFlight(engine, 8);
  engine = await startEngine();
  await until(async () => (await countTasks("open", workspaceId)) === 30);

  await web({ kind: "approve", approver }, 11);
  await killInFlight(engine, 3);
  await web({ kind: "approve", approver });
  engine = await startEngine();
  await killInFlight(engine, 8);
  engine = await startEngine();
  await until(
    async () => (await database().run.count({ where: { workflowId, status: "succeeded" } })) === 30,
  );

  expect(sink.arrived, "kills hit requests in flight, which were sent again").toBeGreaterThan(60);
  for (const path of ["/reserve", "/send"]) {
    const arrived = sink.applied.filter((request) => request.path === path).map(({ body }) => body);
    expect(arrived).toHaveLength(30);
    expect(new Set(arrived.map((body) => JSON.stringify(body)))).toEqual(
      new Set(items.map((item) => JSON.stringify({ item }))),
    );
  }
  expect(await countTasks("decided", workspaceId)).toBe(30);
  expect(await database().decision.count({ where: { workspaceId } })).toBe(30);
  const entries = async (event: string) => database().auditEntry.count({ where: { workspaceId, event } });
  expect(await entries("run.started")).toBe(30);
  expect(await entries("task.decided")).toBe(30);
  expect(await entries("effect.performed")).toBe(60);
  expect(await entries("run.ended")).toBe(30);
  await until(async () => (await verifyChain(database(), workspaceId)).unsealed === 0, 5_000);
  expect(await verifyChain(database(), workspaceId)).toMatchObject({ firstBad: null });
  await killNine(engine);
}, 150_000);

test("kill -9 with keyless effects in flight: none is sent twice, each of unknown fate is asked about", async () => {
  const { owner, workspaceId } = await testWorkspace();
  const { workflowId } = await goLive(owner, approvalWorkflow(address, "keyless"));
  const items = Array.from({ length: 6 }, (_, n) => `keyless ${n}`);
  const before = sink.applied.length;
  sink.answerAfterMs = 600;
  const engine = await startEngine();
  await web({ kind: "start", workspaceId, workflowId, items });
  await killInFlight(engine, 4);
  const second = await startEngine();
  await until(async () => (await database().task.count({ where: { workspaceId, status: "open" } })) === 6);
  const arrived = sink.applied.slice(before).map(({ body }) => JSON.stringify(body));
  expect(arrived).toHaveLength(new Set(arrived).size);
  const asked = await database().task.count({ where: { workspaceId, kind: "uncertain" } });
  expect(asked).toBeGreaterThanOrEqual(4);
  expect(await database().auditEntry.count({ where: { workspaceId, event: "effect.uncertain" } })).toBe(
    asked,
  );
  await killNine(second);
}, 90_000);

test("asked to stop, the engine finishes what is in flight within ten seconds and leaves the rest for the next start", async () => {
  const { owner, workspaceId } = await testWorkspace();
  const { workflowId } = await goLive(owner, approvalWorkflow(address, "keyless"));
  const items = Array.from({ length: 40 }, (_, n) => `drained ${n}`);
  sink.answerAfterMs = 700;
  const engine = await startEngine();
  await web({ kind: "start", workspaceId, workflowId, items });
  await until(() => sink.inFlight >= 4);
  const asked = Date.now();
  const exit = once(engine, "exit");
  engine.kill("SIGTERM");
  const [code] = await exit;
  expect(code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(await database().step.count({ where: { workspaceId, status: "running" } })).toBe(0);

  const second = await startEngine();
  await until(async () => (await countTasks("open", workspaceId)) === 40);
  expect(
    await database().task.count({ where: { workspaceId, kind: "uncertain" } }),
    "nothing was cut off",
  ).toBe(0);
  await killNine(second);
}, 90_000);
