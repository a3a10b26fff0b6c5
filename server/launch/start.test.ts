import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canReach } from "@/server/launch/postgres-binaries";
import { freePort, gone, isAlive, signal } from "@/server/launch/process-facts";
import { readProcessList } from "@/server/launch/process-list";

// The launcher itself, as a process, with stand-ins for web and engine that write down their process ids.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "countersign-launcher-"));
// in the checkout, so that it finds the packages
const launcher = path.resolve(import.meta.dirname, "../../.build/launch-test", `${process.pid}.mjs`);
const started: ChildProcess[] = [];

beforeAll(async () => {
  fs.chmodSync(folder, 0o711);
  fs.writeFileSync(
    path.join(folder, "web.mjs"),
    `import http from "node:http";
     http.createServer((request, response) => response.end("{}")).listen(process.env.PORT, "127.0.0.1");
     process.on("SIGTERM", () => process.exit(0));`,
  );
  fs.writeFileSync(
    path.join(folder, "engine.mjs"),
    `import fs from "node:fs";
     const { COUNTERSIGN_KEY, NEXTAUTH_SECRET, INNGEST_SIGNING_KEY, DATABASE_URL } = process.env;
     fs.writeFileSync(process.env.DATA_DIR + "/engine.env", JSON.stringify({ COUNTERSIGN_KEY, NEXTAUTH_SECRET, INNGEST_SIGNING_KEY, DATABASE_URL }));
     const timer = setInterval(() => {}, 1000);
     process.on("SIGTERM", () => { fs.writeFileSync(process.env.DATA_DIR + "/drained", ""); clearInterval(timer); process.exit(0); });`,
  );
  await build({
    stdin: {
      contents: `import { start } from "@/server/launch/start";
        const program = (name, silentFor) => ({ name, args: [${JSON.stringify(folder)} + "/" + name + ".mjs"], silentFor, drainWithin: 4000 });
        process.exitCode = await start({ nodeEnv: "production", programs: () => [program("web", 20000), program("engine", 5000)] });`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    outfile: launcher,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
});

afterAll(async () => {
  for (const child of started) if (child.pid && isAlive(child.pid)) signal(child.pid, "SIGTERM");
  for (const child of started) if (child.pid) await gone(child.pid, 10_000);
  fs.rmSync(launcher, { force: true });
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Launch {
  dataDir: string;
  child: ChildProcess;
  words(): string;
  /** Resolves when the text has been printed; fails when the launcher ends before. */
  said(text: string): Promise<void>;
  ended: Promise<number | null>;
  pidOf(name: "web" | "engine" | "postgres"): number;
}

function launch(dataDir: string, port: number, more: Record<string, string> = {}): Launch {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: "production" as const,
    DATA_DIR: dataDir,
    PORT: String(port),
    ...more,
  };
  const child = spawn(process.execPath, [launcher], { env, stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const said = async (text: string) => {
    for (const end = Date.now() + 20_000; !words.includes(text); await sleep(30)) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`"${text}" was not said in: ${words}`);
    }
  };
  const pidOf = (name: string) => readProcessList(dataDir)[name] ?? 0;
  return { dataDir, child, words: () => words, said, ended, pidOf };
}

const data = (name: string) => path.join(folder, name);

test("starts, refuses a second start, stops on Ctrl-C leaving nothing behind, and resumes", async () => {
  const port = await freePort();
  const first = launch(data("main"), port);
  await first.said(`Countersign is ready: http://127.0.0.1:${port}`);
  expect(first.words()).toContain("Creating the database");

  const keys = fs.statSync(path.join(data("main"), "keys.json"));
  expect(keys.mode & 0o777).toBe(0o600);
  const given = JSON.parse(fs.readFileSync(path.join(data("main"), "engine.env"), "utf8"));
  expect(given.COUNTERSIGN_KEY).toHaveLength(43);
  expect(given.DATABASE_URL).toMatch(/^postgresql:.*@127\.0\.0\.1:\d+\/countersign$/);

  const second = launch(data("main"), await freePort());
  expect(await second.ended).toBe(1);
  expect(second.words()).toMatch(
    /^Countersign already runs on the data folder .* \(process \d+, http.*\): .*\.\n$/,
  );

  const pids = [first.pidOf("web"), first.pidOf("engine"), first.pidOf("postgres")];
  expect(pids.every(isAlive)).toBe(true);
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(fs.existsSync(path.join(data("main"), "drained"))).toBe(true);

  const third = launch(data("main"), port);
  await third.said("is ready");
  expect(third.words()).not.toContain("Creating the database");
  expect(JSON.parse(fs.readFileSync(path.join(data("main"), "engine.env"), "utf8"))).toEqual(given);

  // what dies is started again
  const [engine, postgres] = [third.pidOf("engine"), third.pidOf("postgres")];
  signal(engine, "SIGKILL");
  signal(postgres, "SIGQUIT");
  await third.said("The engine process ended (signal SIGKILL)");
  await third.said("Postgres ended; starting it again.");
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) {
    if (third.pidOf("engine") !== engine && third.pidOf("postgres") !== postgres) break;
  }
  expect(isAlive(third.pidOf("engine"))).toBe(true);
  expect(isAlive(third.pidOf("postgres"))).toBe(true);

  // a launcher that is killed takes web and engine with it; the next start takes over Postgres
  third.child.kill("SIGKILL");
  await third.ended;
  expect(await gone(third.pidOf("engine"), 20_000)).toBe(true);
  expect(await gone(third.pidOf("web"), 20_000)).toBe(true);
  const orphan = third.pidOf("postgres");
  expect(isAlive(orphan)).toBe(true);
  const fourth = launch(data("main"), port);
  await fourth.said("is ready");
  expect(fourth.words()).toContain("taken over");
  expect(fourth.pidOf("postgres")).toBe(orphan);

  // a process whose event loop stands still is replaced
  const frozen = fourth.pidOf("engine");
  signal(frozen, "SIGSTOP");
  await fourth.said("gave no sign for 5 s");
  expect(await gone(frozen, 3_000)).toBe(true);

  fourth.child.kill("SIGTERM");
  expect(await fourth.ended).toBe(0);
  expect(isAlive(orphan)).toBe(false);
}, 90_000);

test("a port in use is named", async () => {
  const server = http.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const refused = launch(data("port"), port);
  expect(await refused.ended).toBe(1);
  expect(refused.words()).toBe(
    `Port ${port} is in use by another program: stop it, or set PORT to a free one.\n`,
  );
  server.close();
});

test("a data folder that cannot be written is named", async () => {
  const file = data("a-file");
  fs.writeFileSync(file, "");
  const refused = launch(path.join(file, "inside"), await freePort());
  expect(await refused.ended).toBe(1);
  expect(refused.words()).toMatch(/^The data folder .* cannot be used: a file is in its place\. .*\n$/);
});

const nobody = { uid: 65_534, gid: 65_534 };
const packages = path.resolve(import.meta.dirname, "../../node_modules");
// root can become somebody else, who must be able to read the packages
const canBecome = process.getuid?.() === 0 && canReach(nobody, "r", path.join(packages, "pg/package.json"));

test.skipIf(!canBecome)("a data folder without rights is named to an ordinary user", async () => {
  const mine = data("root-only");
  fs.mkdirSync(mine, { mode: 0o755 });
  const file = path.join(folder, "as-nobody.mjs");
  fs.copyFileSync(launcher, file);
  fs.symlinkSync(packages, path.join(folder, "node_modules"));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: "production" as const,
    DATA_DIR: mine,
    PORT: String(await freePort()),
  };
  const child = spawn(process.execPath, [file], { env, ...nobody, cwd: "/" });
  let words = "";
  child.stderr.on("data", (chunk) => (words += chunk));
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(1);
  expect(words).toMatch(/^The data folder .* cannot be used: this user may not write there\. .*\n$/);
});

test("wrong settings and a database that does not answer are named", async () => {
  const wrong = launch(data("wrong"), await freePort(), { LOG_LEVEL: "loud", COUNTERSIGN_ALLOW_HOSTS: "x" });
  expect(await wrong.ended).toBe(1);
  expect(wrong.words().trim().split("\n")).toHaveLength(2);

  const url = `postgresql://a:b@127.0.0.1:${await freePort()}/c`;
  const silent = launch(data("silent"), await freePort(), { DATABASE_URL: url });
  expect(await silent.ended).toBe(1);
  expect(silent.words()).toMatch(/^The database does not answer: .*\n$/);
});

test("keys that are gone are not replaced while the database lives", async () => {
  fs.mkdirSync(path.join(data("keyless"), "postgres"), { recursive: true });
  fs.writeFileSync(path.join(data("keyless"), "postgres/PG_VERSION"), "18\n");
  const refused = launch(data("keyless"), await freePort());
  expect(await refused.ended).toBe(1);
  expect(refused.words()).toMatch(/^The keys in .* are gone, but the database is there\./);
});
