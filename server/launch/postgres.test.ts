import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { LaunchError } from "@/server/launch/launch-error";
import { type Postgres, startPostgres } from "@/server/launch/postgres";
import { sharedPlace } from "@/server/launch/postgres-binaries";
import { isAlive } from "@/server/launch/process-facts";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "countersign-postgres-"));
const running: Postgres[] = [];
const start = async (dataDir: string, fast = true) => {
  const postgres = await startPostgres({ dataDir, fast });
  running.push(postgres);
  return postgres;
};
const ask = async (url: string, sql: string) => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
const refusal = (dataDir: string) =>
  start(dataDir).then(
    () => "",
    (error: unknown) => (error instanceof LaunchError ? error.message : Promise.reject(error)),
  );

afterAll(async () => {
  for (const postgres of running) await postgres.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

test("starts on loopback with a password, keeps its data, survives a crash", async () => {
  fs.chmodSync(home, 0o711);
  const dataDir = path.join(home, "one");
  const first = await start(dataDir, false);
  expect(fs.statSync(path.join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
  await ask(first.url, "CREATE TABLE kept AS SELECT lower('ÉTÉ') AS word");
  const [settings] = await ask(
    first.url,
    "SELECT current_setting('listen_addresses') AS listen, current_setting('TimeZone') AS zone",
  );
  expect(settings).toEqual({ listen: "127.0.0.1", zone: "UTC" });
  await expect(ask(first.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);

  const adopted = await start(dataDir);
  expect(adopted).toMatchObject({ pid: first.pid, url: first.url, adopted: true });

  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const again = await start(dataDir);
  expect(again.adopted).toBe(false);
  expect(again.port).toBe(first.port);
  expect(await ask(again.url, "SELECT * FROM kept")).toEqual([{ word: "été" }]);
  await again.stop();
  expect(isAlive(again.pid)).toBe(false);
  expect(fs.existsSync(path.join(dataDir, "postgres/postmaster.pid"))).toBe(false);
});

test("an orphan that does not answer is ended and replaced", async () => {
  const dataDir = path.join(home, "stuck");
  const first = await start(dataDir);
  process.kill(first.pid, "SIGSTOP");
  const next = await start(dataDir);
  expect(next.adopted).toBe(false);
  expect(isAlive(first.pid)).toBe(false);
}, 40_000);

test("a lost password and a damaged data folder are named in a sentence", async () => {
  const dataDir = path.join(home, "damaged");
  const first = await start(dataDir);
  await first.stop();
  fs.writeFileSync(path.join(dataDir, "postgres.password"), "another");
  expect(await refusal(dataDir)).toMatch(/^Postgres refused the password in postgres\.password/);
  fs.rmSync(path.join(dataDir, "postgres/global"), { recursive: true });
  expect(await refusal(dataDir)).toMatch(/^Postgres ended while starting: .*\(log: .*postgres\.log\)\.$/);
  fs.rmSync(path.join(dataDir, "postgres"), { recursive: true });
  expect(await refusal(dataDir)).toMatch(/^The database files in .* are gone: /);
});

test.skipIf(process.getuid?.() !== 0)(
  "as root below a home with mode 0700 the data goes where Postgres can reach it",
  async () => {
    const closed = path.join(home, "closed");
    fs.mkdirSync(closed, { mode: 0o700 });
    const dataDir = path.join(closed, "checkout/.data");
    const first = await start(dataDir);
    const { folder } = JSON.parse(fs.readFileSync(path.join(dataDir, "postgres.json"), "utf8"));
    expect(folder.startsWith(`${sharedPlace}/`)).toBe(true);
    expect(await ask(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await first.stop();
    const again = await start(dataDir);
    expect(again.port).toBe(first.port);
    await again.stop();
    fs.rmSync(path.dirname(folder), { recursive: true });
  },
);
