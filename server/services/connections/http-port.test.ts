import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { execute } from "@/server/services/use-case";
import { createConnection } from "./create-connection";
import { httpPort } from "./http-port";

let made: TestDatabase;
let echo: Server;
let host: string;
let owner: Caller;
const seen: unknown[] = [];

beforeAll(async () => {
  made = await createTestDatabase();
  echo = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.setHeader("etag", String(request.headers.authorization));
    response.end(JSON.stringify({ you: request.headers }));
  });
  await new Promise<void>((done) => echo.listen(0, "127.0.0.1", done));
  host = `127.0.0.1:${(echo.address() as AddressInfo).port}`;
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  process.env.COUNTERSIGN_ALLOW_HOSTS = host;
  forgetEnv();
  const { id: workspaceId } = await database().workspace.create({ data: { name: "Ours" } });
  owner = { userId: randomUUID(), workspaceId, role: "owner", sessionId: randomUUID() };
});
afterAll(async () => {
  await new Promise((done) => echo.close(done));
  await closeDatabase();
  await made.drop();
});

test("a target that repeats the credential in its answer does not bring it into run data", async () => {
  const secret = 'canary-"secret"-1';
  const settings = { sharedWith: "builders" };
  const connection = {
    name: "CRM",
    kind: "http_bearer",
    settings,
    allowedHosts: [host],
    account: "",
    secret,
  };
  const { id: connectionId } = await execute(createConnection, owner, connection);
  const request = { method: "GET", url: `http://${host}/`, headers: {}, body: null, timeoutMs: 5_000 };
  const answer = await httpPort(owner.workspaceId)(
    { ...request, connectionId },
    new AbortController().signal,
  );
  expect(seen).toEqual([`Bearer ${secret}`]);
  expect(JSON.stringify(answer)).not.toContain("canary");
  expect(JSON.parse(answer.body).you.authorization).toBe("Bearer [hidden]");
});
