import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { createClient } from "./client";
import { signatureOf } from "./embedded/protocol";
import { eventually, send } from "./embedded/test-engine";
import { switchToEmbedded, switchToServer } from "./embedded/upkeep";
import type { Work } from "./functions/work";
import { answerInngest, refuseMethod } from "./http";
import { requireSafeServerMode } from "./mode";
import { registerFunctions } from "./register";
import { startRelay } from "./relay";
import { durableHandler } from "./serve";

let base: TestDatabase;
let pool: pg.Pool;
let serverUrl: string;
let down = false;
const received: { path: string; body: unknown }[] = [];
const signingKey = `signkey-prod-${"0d".repeat(32)}`;

/** Stands for an Inngest server: takes events and registrations. */
const server = http.createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  if (down) return response.writeHead(500).end("{}");
  const path = request.url ?? "";
  const body: unknown = JSON.parse(text || "null");
  received.push({ path, body });
  const ids = Array.isArray(body) ? body.map(() => "x") : [];
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ status: 200, ids, ok: true }));
});

beforeAll(async () => {
  base = await createTestDatabase();
  pool = new pg.Pool({ connectionString: base.url, max: 3 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await pool.end();
  await base.drop();
});
beforeEach(() => {
  settings({});
  received.length = 0;
});

function settings(more: Record<string, string>): void {
  for (const name of ["INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "INNGEST_DEV"]) delete process.env[name];
  Object.assign(process.env, { DATABASE_URL: base.url, INNGEST_SIGNING_KEY: signingKey }, more);
  forgetEnv();
}
const serverMode = () => settings({ INNGEST_BASE_URL: serverUrl, INNGEST_EVENT_KEY: "event-key" });

const call = (method: string, headers: Record<string, string> = {}, body?: string) =>
  new Request("http://app.test/api/inngest?fnId=countersign-run-step&stepId=step", {
    method,
    headers: { host: "app.test", ...headers },
    body,
  });

const idle: Work = {
  performStep: async () => ({ kind: "done" }),
  expireDueTask: async () => ({ kind: "settled" }),
  sweepOverdue: async () => ({ steps: 0, tasks: 0 }),
};

test("embedded: the endpoint is not there, whatever the method and the signature", async () => {
  for (const method of ["GET", "POST", "PUT"]) {
    const body = method === "GET" ? undefined : "{}";
    const headers = { "x-inngest-signature": signatureOf("{}", signingKey) };
    expect((await answerInngest(call(method, headers, body))).status).toBe(404);
  }
  expect((await refuseMethod()).status).toBe(404);
});

test("server mode: what is not signed is refused and tells nothing; other methods are not allowed", async () => {
  serverMode();
  for (const method of ["GET", "POST", "PUT"]) {
    const answer = await answerInngest(call(method, {}, method === "GET" ? undefined : "{}"));
    expect(answer.status, method).toBe(401);
    expect(await answer.text()).not.toMatch(/countersign|run-step|signkey/);
  }
  const forged = signatureOf("{}", `signkey-prod-${"00".repeat(32)}`);
  expect((await answerInngest(call("POST", { "x-inngest-signature": forged }, "{}"))).status).toBe(401);
  expect((await refuseMethod()).status).toBe(405);
});

test("server mode refuses to boot without a signing key or with dev mode", () => {
  serverMode();
  expect(() => requireSafeServerMode({ INNGEST_DEV: "1" })).toThrow(/INNGEST_DEV/);
  expect(() => requireSafeServerMode({ INNGEST_DEV: "0" })).not.toThrow();
  delete process.env.INNGEST_SIGNING_KEY;
  expect(() => {
    forgetEnv();
    requireSafeServerMode({});
  }).toThrow(/INNGEST_SIGNING_KEY/);
});

test("server mode: the functions are registered with their limits", async () => {
  serverMode();
  await registerFunctions(durableHandler(idle));
  const [registration] = received.filter(({ path }) => path.startsWith("/fn/register"));
  const text = JSON.stringify(registration?.body);
  for (const id of ["run-step", "run-step-failure", "await-task", "sweep"])
    expect(text).toContain(`"countersign-${id}"`);
  expect(text).toContain("event.data.workspaceId");
});

test("the relay sends what was committed, once, also what was written while the server was down", async () => {
  serverMode();
  const sql = await pool.connect();
  await switchToServer(sql);
  sql.release();
  const stop = await startRelay(createClient());
  const ids = () => received.flatMap(({ body }) => (Array.isArray(body) ? body.map(({ id }) => id) : []));
  await send(pool, "task/settled", { taskId: "t1" }, "one");
  await eventually(() => ids().includes("one"));
  down = true;
  await send(pool, "task/settled", { taskId: "t2" }, "two");
  await new Promise((resolve) => setTimeout(resolve, 300));
  down = false;
  await eventually(() => ids().includes("two"));
  await stop();
  expect(ids()).toEqual(["one", "two"]);
  expect((await pool.query(`SELECT 1 FROM "outbox" WHERE "sentAt" IS NULL`)).rowCount).toBe(0);
});

test("the outbox changes hands between server and embedded without losing an event", async () => {
  const sql = await pool.connect();
  const queued = async () =>
    (await sql.query("SELECT payload->>'id' AS id FROM engine_queue._private_jobs ORDER BY 1")).rows.map(
      ({ id }) => id,
    );
  await switchToServer(sql);
  await send(pool, "task/settled", { taskId: "t3" }, "kept");
  expect(await queued()).toEqual([]);
  await switchToEmbedded(sql);
  expect(await queued()).toEqual(["kept"]);
  await send(pool, "task/settled", { taskId: "t4" }, "later");
  await switchToServer(sql);
  expect(await queued()).toEqual([]);
  const { rows } = await sql.query(`SELECT "id" FROM "outbox" WHERE "sentAt" IS NULL ORDER BY 1`);
  expect(rows.map(({ id }) => id)).toEqual(["kept", "later"]);
  sql.release();
});
