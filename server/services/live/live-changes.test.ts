import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import { type Change, notifyLive } from "@/server/data/live";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { awaitResponse } from "@/server/services/triggers/await-response";
import { anything, ChangeQueue } from "./change-queue";
import { liveChanges, streamChanges } from "./live-changes";

let made: TestDatabase;
const here = crypto.randomUUID();
const elsewhere = crypto.randomUUID();

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  forgetEnv();
});
afterAll(async () => {
  await liveChanges().close();
  await closeDatabase();
  await made.drop();
});

const isMissed = ({ id }: Change) => id === anything;
const task = (id: string): Change => ({ kind: "task", id });
const say = (workspaceId: string, ...changes: Change[]) =>
  transact((tx) => notifyLive(tx, workspaceId, changes));

/** Reads until the wanted change comes; fails after five seconds. */
async function waitFor(
  stream: AsyncIterable<Change>,
  wanted: (change: Change) => boolean,
): Promise<Change[]> {
  const seen: Change[] = [];
  for await (const change of stream) {
    seen.push(change);
    if (wanted(change)) return seen;
  }
  throw new Error(`The stream ended after ${JSON.stringify(seen)}.`);
}

test("committed changes of one's own workspace arrive, others and rolled-back ones never", async () => {
  const stream = streamChanges(here, AbortSignal.timeout(5_000));
  await waitFor(stream, isMissed).catch(() => undefined);
  const again = streamChanges(here, AbortSignal.timeout(5_000));
  const heard = waitFor(again, ({ id }) => id === "last");
  await say(elsewhere, task("foreign"));
  await transact(async (tx) => {
    await notifyLive(tx, here, [task("rolled back")]);
    throw new Error("no");
  }).catch(() => undefined);
  await say(here, task("first"), { kind: "run", id: "r" });
  await say(here, task("last"));
  expect((await heard).filter((change) => !isMissed(change)).map(({ id }) => id)).toEqual([
    "first",
    "r",
    "last",
  ]);
});

test("after the connection was lost it comes back, and says that something was missed", async () => {
  const stream = streamChanges(here, AbortSignal.timeout(10_000));
  const lost = waitFor(stream, isMissed);
  const admin = new pg.Client(made.url);
  await admin.connect();
  await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
  );
  await admin.end();
  await lost;
  const back = waitFor(streamChanges(here, AbortSignal.timeout(5_000)), ({ id }) => id === "after");
  await say(here, task("after"));
  await back;
});

test("a slow reader costs a bounded amount, and learns that it missed something", async () => {
  const queue = new ChangeQueue(10);
  queue.push([task("a"), task("a"), task("b")]);
  expect(await queue.take(new AbortController().signal)).toEqual([task("a"), task("b")]);
  queue.push(Array.from({ length: 5_000 }, (_, index) => task(`t${index}`)));
  expect((await queue.take(new AbortController().signal)).some(isMissed)).toBe(true);
  expect(await queue.take(AbortSignal.abort())).toEqual([]);
});

test("a waiting caller is woken at once, not by the next look a second later", async () => {
  const data = { email: "o@acme.test", name: "O", passwordHash: "-" };
  const { id: by } = await database().user.create({ data });
  await database().workspace.create({ data: { id: here, name: "Acme" } });
  const workflow = await database().workflow.create({
    data: { workspaceId: here, name: "W", draft: {}, createdBy: by },
  });
  const run = await database().run.create({
    data: {
      workspaceId: here,
      workflowId: workflow.id,
      versionId: crypto.randomUUID(),
      status: "running",
      triggerNodeId: "n",
      input: {},
      idempotencyKey: "k",
    },
  });
  const began = performance.now();
  const answered = awaitResponse(here, run.id, 5_000, new AbortController().signal);
  setTimeout(() => {
    void transact(async (tx) => {
      await tx.run.update({ where: { id: run.id }, data: { response: { status: 200, body: "done" } } });
      await notifyLive(tx, here, [{ kind: "run", id: run.id }]);
    });
  }, 150);
  expect(await answered).toEqual({ kind: "response", status: 200, body: "done" });
  expect(performance.now() - began).toBeLessThan(900);
  await database().run.update({ where: { id: run.id }, data: { response: {} } });
  await database().$executeRaw`UPDATE "run" SET "response" = NULL WHERE "id" = ${run.id}::uuid`;
  expect(await awaitResponse(here, run.id, 300, new AbortController().signal)).toEqual({ kind: "later" });
  expect(await awaitResponse(elsewhere, run.id, 300, new AbortController().signal)).toEqual({
    kind: "later",
  });
});
