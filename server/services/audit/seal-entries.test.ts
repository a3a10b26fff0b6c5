import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record } from "@/server/data/audit";
import { closeDatabase, database, transact } from "@/server/data/database";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { sealEntries } from "./seal-entries";
import { verifyChain } from "./verify-chain";

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  forgetEnv();
});
afterAll(async () => {
  await closeDatabase();
  await testDatabase.drop();
});

const write = (workspaceId: string, name: string) =>
  transact((tx) =>
    record(tx, workspaceId, [{ event: "workspace.created", actor: { kind: "system" }, data: { name } }]),
  );

/** Other tests' clusters share the server: their open transactions may hold the horizon back for a moment. */
async function sealAll(workspaceId: string): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    await sealEntries("test");
    if ((await verifyChain(database(), workspaceId)).unsealed === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Entries stayed unsealed.");
}

/** Changes rows as somebody with a superuser's rights could, past the append-only triggers. */
async function tamper(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sql, values);
  await client.end();
}

test("entries of several workspaces are sealed, each in its own chain, once", async () => {
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  for (let n = 0; n < 5; n++) {
    await write(one, `one ${n}`);
    await write(two, `two ${n}`);
  }
  expect(await verifyChain(database(), one)).toMatchObject({
    entries: 5,
    sealed: 0,
    unsealed: 5,
    firstBad: null,
  });
  await sealAll(one);
  await sealAll(two);
  expect(await sealEntries("test")).toMatchObject({ sealed: 0 });
  for (const workspace of [one, two]) {
    expect(await verifyChain(database(), workspace)).toMatchObject({
      entries: 5,
      sealed: 5,
      unsealed: 0,
      firstBad: null,
    });
  }
  const seals = await database().auditSeal.findMany({ where: { workspaceId: one }, orderBy: { seq: "asc" } });
  expect(seals.map(({ seq }) => seq)).toEqual([1n, 2n, 3n, 4n, 5n]);
});

test("an entry of a transaction that is still running holds back those behind it, and none is forgotten", async () => {
  const workspace = crypto.randomUUID();
  const slow = new pg.Client(testDatabase.url);
  await slow.connect();
  await slow.query("BEGIN");
  const insert = `INSERT INTO "audit_entry" ("workspaceId", "actor", "event", "data") VALUES ($1, '{"kind":"system"}', 'slow', '{}')`;
  await slow.query(insert, [workspace]);
  await write(workspace, "quick");
  await sealEntries("test");
  expect(await verifyChain(database(), workspace)).toMatchObject({ entries: 1, sealed: 0 });
  await slow.query("COMMIT");
  await slow.end();
  await sealAll(workspace);
  expect(await verifyChain(database(), workspace)).toMatchObject({ entries: 2, sealed: 2, firstBad: null });
});

test("many writers and several sealers at once: every entry has one seal, in an unbroken chain", async () => {
  const workspace = crypto.randomUUID();
  let writing = true;
  const sealers = ["a", "b", "c"].map(async (holder) => {
    while (writing) await sealEntries(holder);
  });
  const writers = Array.from({ length: 8 }, async (_, w) => {
    for (let n = 0; n < 25; n++) await write(workspace, `${w}-${n}`);
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(sealers);
  await sealAll(workspace);
  expect(await verifyChain(database(), workspace)).toMatchObject({
    entries: 200,
    sealed: 200,
    firstBad: null,
  });
});

test("what is changed, exchanged or removed afterwards is found", async () => {
  const damage: [string, string, bigint][] = [
    ["an entry's data", `UPDATE "audit_entry" SET "data" = '{"name":"other"}' WHERE "id" = $1`, 3n],
    [
      "its time by a microsecond",
      `UPDATE "audit_entry" SET "at" = "at" + interval '1 microsecond' WHERE "id" = $1`,
      3n,
    ],
    ["who acted", `UPDATE "audit_entry" SET "actor" = '{"kind":"person"}' WHERE "id" = $1`, 3n],
    ["its workspace", `UPDATE "audit_entry" SET "workspaceId" = gen_random_uuid() WHERE "id" = $1`, 3n],
    ["an entry away", `DELETE FROM "audit_entry" WHERE "id" = $1`, 3n],
    ["a seal away", `DELETE FROM "audit_seal" WHERE "entryId" = $1`, 3n],
    ["a seal's leaf", `UPDATE "audit_seal" SET "leaf" = "hash" WHERE "entryId" = $1`, 3n],
    ["a seal's hash", `UPDATE "audit_seal" SET "hash" = "leaf" WHERE "entryId" = $1`, 3n],
    ["two places exchanged", `UPDATE "audit_seal" SET "entryId" = -"entryId" WHERE "entryId" = $1`, 3n],
  ];
  for (const [what, sql, firstBad] of damage) {
    const workspace = crypto.randomUUID();
    for (let n = 0; n < 5; n++) await write(workspace, `${what} ${n}`);
    await sealAll(workspace);
    const third = await database().auditSeal.findFirstOrThrow({ where: { workspaceId: workspace, seq: 3n } });
    await tamper(sql, [third.entryId]);
    expect((await verifyChain(database(), workspace)).firstBad, what).toBe(firstBad);
  }
});

test("the database itself refuses to change the record", async () => {
  const workspace = crypto.randomUUID();
  await write(workspace, "kept");
  const change = database().auditEntry.updateMany({
    where: { workspaceId: workspace },
    data: { event: "x" },
  });
  await expect(change).rejects.toThrow(/append-only/);
  await expect(database().auditEntry.deleteMany({ where: { workspaceId: workspace } })).rejects.toThrow(
    /append-only/,
  );
});

test("after a restore into another cluster, where transactions count anew, sealing goes on", async () => {
  const workspace = crypto.randomUUID();
  await write(workspace, "before");
  await sealAll(workspace);
  await database().office.update({
    where: { name: "sealer" },
    data: { data: { txid: String(2n ** 40n), id: "1" } },
  });
  await tamper(
    `INSERT INTO "audit_entry" ("workspaceId", "actor", "event", "data", "txid") VALUES ($1, '{"kind":"system"}', 'old', '{}', 1099511627775)`,
    [workspace],
  );
  await database().office.update({ where: { name: "sealer" }, data: { renewedAt: new Date(0) } });
  await write(workspace, "after");
  await sealAll(workspace);
  expect(await verifyChain(database(), workspace)).toMatchObject({ entries: 3, sealed: 3, firstBad: null });
});
