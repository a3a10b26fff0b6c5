import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateEmbedded } from "@/server/durable/embedded/migrate";
import { eventually, send } from "@/server/durable/embedded/test-engine";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { killAll, killNine, killRunning, startChild } from "./children";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEmbedded(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  await pool.query("CREATE TABLE note (run text, what text, pid int); CREATE TABLE hang (one int)");
});
afterAll(async () => {
  await killAll();
  await pool.end();
  await database.drop();
});

/** @returns the process once its executor has the office */
function startExecutor(silentAfterMs: number): Promise<ChildProcess> {
  return startChild("server/proof/executor-child.ts", {
    DATABASE_URL: database.url,
    SILENT_AFTER_MS: String(silentAfterMs),
    NODE_ENV: "test",
  });
}

async function notes(what: string): Promise<string[]> {
  const { rows } = await pool.query<{ run: string }>("SELECT run FROM note WHERE what = $1 ORDER BY run", [
    what,
  ]);
  return rows.map(({ run }) => run);
}

test("kill -9 in the middle of 20 runs: what was recorded is not done again, the rest goes on", async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `run-${String(n).padStart(2, "0")}`);
  await pool.query("INSERT INTO hang VALUES (1)");
  const first = await startExecutor(600_000);
  for (const id of ids) await send(pool, "work", { id });
  await eventually(async () => (await notes("two begun")).length === ids.length);
  expect((await notes("one")).length).toBe(ids.length);
  await killNine(first);
  await pool.query("DELETE FROM hang");

  // a dead process's office is free at once: its silence would be long enough in ten minutes only
  const second = await startExecutor(600_000);
  await eventually(async () => (await pool.query("SELECT 1 FROM engine.wait")).rowCount === ids.length);

  // waiting runs cost no process: nobody is there when their events come
  await killNine(second);
  for (const id of ids) await send(pool, "go", { id });
  await startExecutor(600_000);
  await eventually(async () => (await notes("three")).length === ids.length);
  await eventually(
    async () =>
      (await pool.query("SELECT 1 FROM engine.run WHERE status = 'completed'")).rowCount === ids.length,
  );
  expect(await notes("one")).toEqual(ids);
  expect(await notes("three")).toEqual(ids);
  expect((await pool.query("SELECT 1 FROM engine.step")).rowCount).toBe(0);
}, 60_000);

test("a second engine waits for the office; a stopped one loses it and ends when it wakes", async () => {
  await killRunning();
  const first = await startExecutor(4_000);
  first.kill("SIGSTOP");
  const exit = once(first, "exit");
  const begun = Date.now();
  await startExecutor(4_000);
  expect(Date.now() - begun).toBeGreaterThan(2_000);
  first.kill("SIGCONT");
  const [code] = await exit;
  expect(code).toBe(3);
}, 60_000);
