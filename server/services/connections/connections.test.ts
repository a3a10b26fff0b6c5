import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import type { Role } from "@/server/domain/access/roles";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { execute } from "@/server/services/use-case";
import { createConnection } from "./create-connection";
import { listConnections } from "./list-connections";
import { removeConnection } from "./remove-connection";
import { replaceSecret } from "./replace-secret";
import { credentialFor, openAiSettings } from "./use-connection";

let made: TestDatabase;
let ours: Record<"owner" | "builder" | "other", Caller>;
let theirs: Caller;

async function person(workspaceId: string, role: Role): Promise<Caller> {
  const data = { email: `${randomUUID()}@example.com`, name: role, passwordHash: "-" };
  const { id } = await database().user.create({ data });
  await database().membership.create({ data: { workspaceId, userId: id, role } });
  return { userId: id, workspaceId, role, sessionId: randomUUID() };
}

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  process.env.COUNTERSIGN_ALLOW_HOSTS = "127.0.0.1:4010";
  forgetEnv();
  const [one, two] = await Promise.all(
    ["Ours", "Theirs"].map((name) => database().workspace.create({ data: { name } })),
  );
  const id = one?.id ?? "";
  ours = {
    owner: await person(id, "owner"),
    builder: await person(id, "builder"),
    other: await person(id, "builder"),
  };
  theirs = await person(two?.id ?? "", "owner");
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

const bearer = {
  name: "CRM",
  kind: "http_bearer",
  settings: { sharedWith: "builders" },
  allowedHosts: ["API.example.com", "127.0.0.1:4010"],
  account: "acme",
  secret: "canary-secret-1",
};
const create = (input: object = {}, by = ours.owner) =>
  execute(createConnection, by, { ...bearer, ...input });

test("a credential goes to the hosts it is for and to no other", async () => {
  const { id } = await create();
  const { workspaceId } = ours.owner;
  const authorization = "Bearer canary-secret-1";
  for (const url of ["https://api.example.com/x", "http://127.0.0.1:4010/"]) {
    expect((await credentialFor(workspaceId, id, url)).headers).toEqual({ authorization });
  }
  for (const url of [
    "https://evil.example/",
    "https://api.example.com.evil.example/",
    "https://api.example.com:8443/",
    "https://user@evil.example/?api.example.com",
    "http://api.example.com/",
    "http://127.0.0.1:4011/",
    "file:///etc/passwd",
    "nonsense",
  ]) {
    await expect(credentialFor(workspaceId, id, url)).rejects.toMatchObject({ code: "refused" });
  }
});

test("another workspace's connection is as unknown as none, for every use", async () => {
  const { id } = await create();
  const { workspaceId } = theirs;
  const url = "https://api.example.com/";
  for (const unknown of [id, randomUUID()]) {
    for (const attempt of [
      () => credentialFor(workspaceId, unknown, url),
      () => openAiSettings(workspaceId, unknown),
      () => execute(replaceSecret, theirs, { id: unknown, secret: "x" }),
      () => execute(removeConnection, theirs, { id: unknown }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        code: "not_found",
        message: "This connection does not exist, or you may not see it.",
      });
    }
  }
  expect(await execute(listConnections, theirs, {})).toEqual([]);
});

test("a secret is nowhere but under its seal", async () => {
  const secret = `canary-${randomUUID()}`;
  const { id } = await create({ secret });
  await execute(replaceSecret, ours.owner, { id, secret: `${secret}-again` });
  const everything = JSON.stringify({
    list: await execute(listConnections, ours.owner, {}),
    rows: await database().connection.findMany(),
    audit: (await database().auditEntry.findMany()).map(({ data }) => data),
  });
  expect(everything).not.toContain("canary-");
  const headers = await credentialFor(ours.owner.workspaceId, id, "https://api.example.com/");
  expect(headers.headers.authorization).toBe(`Bearer ${secret}-again`);
});

test("a removed connection is of no use, and its secret is gone from the database", async () => {
  const { id } = await create();
  await execute(removeConnection, ours.owner, { id });
  await expect(credentialFor(ours.owner.workspaceId, id, "https://api.example.com/")).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await database().connection.findUniqueOrThrow({ where: { id } })).toMatchObject({ secret: null });
});

test("a secret moved to another record or workspace in the database opens nowhere", async () => {
  const [one, two] = [await create(), await create({ secret: "another" })];
  const { secret } = await database().connection.findUniqueOrThrow({ where: { id: one.id } });
  await database().connection.update({ where: { id: two.id }, data: { secret: secret ?? {} } });
  await expect(
    credentialFor(ours.owner.workspaceId, two.id, "https://api.example.com/"),
  ).rejects.toMatchObject({
    code: "unavailable",
  });
});

test("an AI endpoint is bound to its own host, and to agents", async () => {
  const settings = { baseUrl: "https://ai.example/v1", model: "small", sharedWith: "builders" };
  const { id } = await create({ kind: "openai", settings, allowedHosts: [], secret: "sk-1" });
  const { workspaceId } = ours.owner;
  expect(await openAiSettings(workspaceId, id)).toEqual({
    baseUrl: "https://ai.example/v1",
    apiKey: "sk-1",
    model: "small",
  });
  await expect(credentialFor(workspaceId, id, "https://ai.example/v1")).rejects.toMatchObject({
    code: "refused",
  });
});

describe("builders", () => {
  test("see what is shared with them and change only their own", async () => {
    const shared = await create({ name: "shared" });
    const closed = await create({ name: "closed", settings: { sharedWith: "admins" } });
    const own = await create({ name: "own", settings: { sharedWith: "admins" } }, ours.builder);
    const ids = (await execute(listConnections, ours.builder, {})).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([shared.id, own.id]));
    expect(ids).not.toContain(closed.id);
    const change = (id: string, by: Caller) => execute(replaceSecret, by, { id, secret: "new" });
    await expect(change(closed.id, ours.builder)).rejects.toMatchObject({ code: "not_found" });
    await expect(change(shared.id, ours.builder)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(change(own.id, ours.other)).rejects.toMatchObject({ code: "not_found" });
    await change(own.id, ours.builder);
    await change(own.id, ours.owner);
  });
});

test.each([
  ["a line break in the secret", { secret: "a\r\nX-Evil: 1" }],
  ["a header that Countersign sets", { kind: "http_header", settings: { headerName: "Host" } }],
  ["a line break in the header's name", { kind: "http_header", settings: { headerName: "X-A\r\nB" } }],
  ["no host", { allowedHosts: [] }],
  ["a host with a path", { allowedHosts: ["example.com/x"] }],
  ["a host with a scheme", { allowedHosts: ["https://example.com"] }],
  ["a wildcard", { allowedHosts: ["*"] }],
  ["settings of another kind", { settings: { baseUrl: "https://x.example" } }],
  ["something that nobody asked for", { workspaceId: randomUUID() }],
])("%s is bad input", async (_, input) => {
  await expect(create(input)).rejects.toMatchObject({ code: "bad_input" });
});
