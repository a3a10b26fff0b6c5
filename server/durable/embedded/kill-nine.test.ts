import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { migrateEmbedded } from "./migrate";
import { eventually, send } from "./test-engine";

let database: TestDatabase;
let pool: pg.Pool;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateEmbedded(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  await pool.query("CREATE TABLE note (run text, what text, pid int); CREATE TABLE hang (one int)");
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await pool.end();
  await database.drop();
});

/** @returns the process once its executor has the office */
async function startChild(silentAfterMs: number): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "test-child.ts"), {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      SILENT_AFTER_MS: String(silentAfterMs),
      NODE_ENV: "test",
    },
    stdio: "inherit",
  });
  children.add(child);
  await once(child, "message");
  return child;
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
  const first = await startChild(600_000);
  for (const id of ids) await send(pool, "work", { id });
  await eventually(async () => (await notes("two begun")).length === ids.length);
  expect((await notes("one")).length).toBe(ids.length);
  first.kill("SIGKILL");
  await once(first, "exit");
  await pool.query("DELETE FROM hang");

  // a dead process's office is free at once: its silence would be long enough in ten minutes only
  const second = await startChild(600_000);
  await eventually(async () => (await pool.query("SELECT 1 FROM engine.wait")).rowCount === ids.length);

  // waiting runs cost no process: nobody is there when their events come
  second.kill("SIGKILL");
  await once(second, "exit");
  for (const id of ids) await send(pool, "go", { id });
  await startChild(600_000);
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
  for (const child of children) child.kill("SIGKILL");
  const first = await startChild(4_000);
  first.kill("SIGSTOP");
  const exit = once(first, "exit");
  const begun = Date.now();
  await startChild(4_000);
  expect(Date.now() - begun).toBeGreaterThan(2_000);
  first.kill("SIGCONT");
  const [code] = await exit;
  expect(code).toBe(3);
}, 60_000);
