import { createHmac, randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import type { JsonObject } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { specs } from "@/server/nodes/specs";
import { goLive, testWorkspace } from "@/server/proof/test-workspace";
import { liveChanges } from "@/server/services/live/live-changes";
import { execute } from "@/server/services/use-case";
import { ensureAddresses } from "@/server/services/workflows/ensure-addresses";
import { rotateWebhookSecret } from "@/server/services/workflows/rotate-webhook-secret";
import { unpublishWorkflow } from "@/server/services/workflows/unpublish-workflow";
import { maxDeliveryBytes, receiveWebhook } from "./receive-webhook";

let made: TestDatabase;
let owner: Awaited<ReturnType<typeof testWorkspace>>["owner"];
let server: http.Server;
let base: string;

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  process.env.COUNTERSIGN_URL = "http://countersign.test";
  forgetEnv();
  ({ owner } = await testWorkspace());
  // the real thing on loopback: bytes arrive in pieces, connections break
  server = http.createServer(async (incoming, outgoing) => {
    const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, `${value}`);
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const request = new Request(`http://127.0.0.1${incoming.url}`, init);
    const response = await receiveWebhook(request, incoming.url?.split("/").at(-1) ?? "");
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: "close" });
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await liveChanges().close();
  await closeDatabase();
  await made.drop();
});

function node(
  id: string,
  kind: keyof typeof specs,
  config: JsonObject = {},
): WorkflowDocument["nodes"][number] {
  const start = specs[kind].start as JsonObject;
  return { id, kind, title: specs[kind].label, config: { ...start, ...config }, position: { x: 0, y: 0 } };
}
function edge(from: string, port: string, to: string): WorkflowDocument["edges"][number] {
  return { id: `e_${from}_${to}`, from: { node: from, port }, to };
}
const respond = node("n_say", "respond", {
  status: 201,
  body: { kind: "fields", fields: [{ key: "echo", value: [{ node: "n_hook", path: ["body", "text"] }] }] },
});

/** A published webhook with its secret. */
async function webhook(config: JsonObject = {}, ...rest: WorkflowDocument["nodes"]) {
  const nodes = [node("n_hook", "webhook_trigger", config), ...(rest.length > 0 ? rest : [respond])];
  const edges = nodes.slice(1).map((to, index) => edge(nodes[index]?.id ?? "", "next", to.id));
  const document: WorkflowDocument = { schemaVersion: 1, nodes, edges };
  const { workflowId } = await goLive(owner, document);
  await ensureAddresses(database(), owner.workspaceId, workflowId, document);
  const { token } = await database().triggerAddress.findFirstOrThrow({ where: { workflowId } });
  const { secret } = await execute(rotateWebhookSecret, owner, { id: workflowId, nodeId: "n_hook" });
  return { workflowId, url: base + token, secret };
}

function signed(
  secret: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "x-countersign-timestamp": String(timestamp),
    "x-countersign-signature": `v1=${signature}`,
  };
}
const post = (url: string, body: string, headers: Record<string, string>) =>
  fetch(url, { method: "POST", body, headers });
const runsOf = (workflowId: string) => database().run.count({ where: { workflowId } });

describe("signatures", () => {
  test("a signed delivery starts one run and is answered at once", async () => {
    const { workflowId, url, secret } = await webhook();
    const body = JSON.stringify({ text: "Where is my card?" });
    const response = await post(url, body, signed(secret, body));
    const { runId, run } = (await response.json()) as { runId: string; run: string };
    expect([response.status, run]).toEqual([202, `http://countersign.test/runs/${runId}`]);
    expect(await database().run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
      workflowId,
      title: "Where is my card?",
    });
  });

  test("bad, old, early, missing and re-serialised ones are refused and start nothing", async () => {
    const { workflowId, url, secret } = await webhook();
    const body = '{"text": "Hi", "n": 1.0}';
    const now = Math.floor(Date.now() / 1000);
    const good = signed(secret, body);
    const { "x-countersign-signature": _, ...unsigned } = good;
    const attempts: [string, Record<string, string>][] = [
      [body, signed("whsec_other", body)],
      [body, signed(secret, body, now - 330)],
      [body, signed(secret, body, now + 330)],
      [body, { ...good, "x-countersign-timestamp": String(now + 1) }],
      [body, unsigned],
      [
        body,
        { ...good, "x-countersign-signature": good["x-countersign-signature"]?.replace("v1=", "v0=") ?? "" },
      ],
      [body, { ...good, "x-countersign-signature": "v1=" }],
      [JSON.stringify(JSON.parse(body)), good],
    ];
    for (const [sent, headers] of attempts) {
      const response = await post(url, sent, headers);
      expect(response.status).toBe(401);
      expect(((await response.json()) as { title: string }).title).not.toBe("");
    }
    expect(await runsOf(workflowId)).toBe(0);
  });

  test("of twenty copies in parallel one starts a run", async () => {
    const { workflowId, url, secret } = await webhook();
    const body = JSON.stringify({ text: "once" });
    const headers = signed(secret, body);
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await post(url, body, headers)).status),
    );
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
    expect(await runsOf(workflowId)).toBe(1);
  });

  test("a new secret ends the old one; without a secret nothing passes", async () => {
    const { workflowId, url, secret } = await webhook();
    await execute(rotateWebhookSecret, owner, { id: workflowId, nodeId: "n_hook" });
    expect((await post(url, "{}", signed(secret, "{}"))).status).toBe(401);
    await database().triggerAddress.updateMany({ where: { workflowId }, data: { secret: undefined } });
    await database()
      .$executeRaw`UPDATE "trigger_address" SET "secret" = NULL WHERE "workflowId" = ${workflowId}::uuid`;
    expect((await post(url, "{}", signed("", "{}"))).status).toBe(401);
  });
});

test("an Idempotency-Key under new signatures gives the same run, also in parallel", async () => {
  const { workflowId, url, secret } = await webhook();
  const now = Math.floor(Date.now() / 1000);
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const headers = { ...signed(secret, '{"text":"x"}', now - index), "idempotency-key": key };
      const response = await post(url, '{"text":"x"}', headers);
      return [response.status, ((await response.json()) as { runId: string }).runId];
    }),
  );
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]?.[0]).toBe(202);
  expect(await runsOf(workflowId)).toBe(1);
});

describe("what is no delivery", () => {
  test("other kinds of content, broken JSON and unstorable values", async () => {
    const { workflowId, url, secret } = await webhook();
    const form = { ...signed(secret, "text=x"), "content-type": "application/x-www-form-urlencoded" };
    expect((await post(url, "text=x", form)).status).toBe(415);
    for (const body of [
      "{",
      "",
      '{"a":1e999}',
      '{"__proto__":{"a":1}}',
      "[".repeat(100_000) + "]".repeat(100_000),
    ]) {
      expect((await post(url, body, signed(secret, body))).status).toBe(400);
    }
    expect(await runsOf(workflowId)).toBe(0);
    const odd = '{"text":"half \\ud83d and \\u0000"}';
    expect((await post(url, odd, signed(secret, odd))).status).toBe(202);
  });

  test("more than 1 MiB is refused while it arrives, announced or not, and memory stays flat", async () => {
    const { url, secret } = await webhook();
    const large = JSON.stringify({ text: "x".repeat(maxDeliveryBytes) });
    expect((await post(url, large, signed(secret, large))).status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > 512 * 1024 * 1024) return controller.close();
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const before = process.memoryUsage().rss;
    const request = new Request(url, {
      method: "POST",
      body: endless,
      headers: signed(secret, "x"),
      duplex: "half",
    } as RequestInit);
    expect((await receiveWebhook(request, url.split("/").at(-1) ?? "")).status).toBe(413);
    expect(sent).toBeLessThan(4 * maxDeliveryBytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  test("an unknown address and one whose workflow is not published look alike", async () => {
    const { workflowId, url, secret } = await webhook();
    await execute(unpublishWorkflow, owner, { id: workflowId });
    const closed = await post(url, "{}", signed(secret, "{}"));
    const unknown = await post(`${base}${"a".repeat(24)}`, "{}", signed(secret, "{}"));
    expect([closed.status, unknown.status]).toEqual([404, 404]);
    const { requestId: one, ...first } = (await closed.json()) as JsonObject;
    const { requestId: two, ...second } = (await unknown.json()) as JsonObject;
    expect(first).toEqual(second);
    expect(one).not.toBe(two);
  });
});

describe("answering with the workflow's own words", () => {
  test("the respond step's answer comes back with its status", async () => {
    const { url, secret } = await webhook({ answer: "respond" });
    const response = await post(url, '{"text":"echo"}', signed(secret, '{"text":"echo"}'));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ echo: "echo" });
    expect(response.headers.get("x-countersign-run")).toContain("/runs/");
  });

  test("200 with the run when it ended without one, 202 when a person is needed", async () => {
    const silent = await webhook({ answer: "respond" }, node("n_set", "set_fields"));
    const ended = await post(silent.url, "{}", signed(silent.secret, "{}"));
    expect([ended.status, ((await ended.json()) as { status: string }).status]).toEqual([200, "succeeded"]);
    const asking = await webhook(
      { answer: "respond" },
      node("n_ask", "human_approval", { candidates: [{ role: "approver" }] }),
    );
    expect((await post(asking.url, "{}", signed(asking.secret, "{}"))).status).toBe(202);
  });

  test("unsigned deliveries pass only where the builder said so", async () => {
    const { url } = await webhook({ signature: "none" });
    expect((await post(url, '{"text":"a"}', { "content-type": "application/json" })).status).toBe(202);
  });
});
