import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrateEmbedded } from "@/server/durable/embedded/migrate";
import { errorText } from "@/server/launch/launch-error";
import { migrate } from "@/server/launch/migrate";
import { type Postgres, startPostgres } from "@/server/launch/postgres";
import { commandOf, gone, isAlive, signal } from "@/server/launch/process-facts";

const prefix = "countersign-test-";
const root = path.resolve(import.meta.dirname, "../..");

/**
 * Serves test databases over loopback HTTP: POST answers with the connection string of a new one, DELETE drops the
 * one in its body. The cluster starts at the first request, in a temporary folder of this process.
 * @returns the broker's address, and `close`, which ends the cluster and removes its folder.
 */
export async function startTestBroker(): Promise<{ address: string; close(): Promise<void> }> {
  await sweep();
  const dataDir = path.join(os.tmpdir(), `${prefix}${process.pid}`);
  let cluster: Promise<Cluster> | undefined;
  const server = http.createServer(async (request, response) => {
    try {
      let body = "";
      for await (const chunk of request) body += chunk;
      cluster ??= startCluster(dataDir);
      const { create, drop } = await cluster;
      response.end(request.method === "POST" ? await create() : await drop(body));
    } catch (error) {
      response.writeHead(500).end(errorText(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await (await cluster?.catch(() => undefined))?.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

interface Cluster {
  create(): Promise<string>;
  drop(url: string): Promise<string>;
  stop(): Promise<void>;
}

async function startCluster(dataDir: string): Promise<Cluster> {
  const postgres = await startPostgres({ dataDir, fast: true });
  const address = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const admin = new pg.Pool({ connectionString: address("postgres"), max: 2 });
  admin.on("error", () => undefined);
  await migrateAll(postgres);
  let count = 0;
  // one copy at a time: CREATE DATABASE wants its template to itself
  let queue: Promise<unknown> = Promise.resolve();
  const create = () => {
    const name = `test_${++count}`;
    const made = queue.then(() =>
      admin.query(`CREATE DATABASE ${name} TEMPLATE countersign STRATEGY file_copy`),
    );
    queue = made.catch(() => undefined);
    return made.then(() => address(name));
  };
  const drop = async (url: string) => {
    const name = /\/(test_\d+)$/.exec(url)?.[1];
    if (!name) throw new Error("Not a test database.");
    // Connections that are just being closed are left their moment: a forced end would reach their test as an error.
    for (const end = Date.now() + 2_000; Date.now() < end; await sleep(20)) {
      const { rowCount } = await admin.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [name]);
      if (rowCount === 0) break;
    }
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    return "";
  };
  const stop = async () => {
    await admin.end();
    signal(postgres.pid, "SIGQUIT");
    if (!(await gone(postgres.pid, 5_000))) await postgres.stop();
  };
  return { create, drop, stop };
}

async function migrateAll(postgres: Postgres): Promise<void> {
  await migrate(postgres.url, path.join(root, "prisma/migrations"));
  await migrateEmbedded(postgres.url);
}

/** Ends and removes the clusters of test runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const owner = Number(name.startsWith(prefix) ? name.slice(prefix.length) : Number.NaN);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const folder = path.join(os.tmpdir(), name);
    const lock = path.join(folder, "postgres/postmaster.pid");
    const pid = fs.existsSync(lock) ? Number.parseInt(fs.readFileSync(lock, "utf8"), 10) : 0;
    if (pid > 1 && commandOf(pid).includes(folder)) {
      signal(pid, "SIGQUIT");
      await gone(pid, 5_000);
    }
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
