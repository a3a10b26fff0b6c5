import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode, errorText, LaunchError } from "@/server/launch/launch-error";
import { type Account, postgresBinaries } from "@/server/launch/postgres-binaries";
import { databaseUser, initialise, lastWords, postgresEnv } from "@/server/launch/postgres-initialise";
import { findPlace, recordPlace } from "@/server/launch/postgres-place";
import { commandOf, freePort, gone, isAlive, isPortFree, signal } from "@/server/launch/process-facts";

/** A running Postgres of ours. */
export interface Postgres {
  /** Connection string of the product's database. */
  url: string;
  pid: number;
  port: number;
  /** It was left running by a launcher that died, and taken over. */
  adopted: boolean;
  /** Resolves when the process has ended, for whatever reason. */
  exited: Promise<void>;
  /** Ends it cleanly; after 20 s, immediately. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  dataDir: string;
  /** For tests: trades safety in a power cut for speed. */
  fast?: boolean;
  /** How long it may take to answer, recovery included, in ms. */
  answerWithin?: number;
  /** Told what takes long, in words. */
  progress?: (sentence: string) => void;
}

const database = "countersign";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "64MB",
  max_wal_size: "512MB",
  timezone: "UTC",
  log_timezone: "UTC",
  password_encryption: "scram-sha-256",
};
const fastSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/**
 * Starts the embedded Postgres of a data folder, or takes over the one that a dead launcher left running there.
 * @throws LaunchError with one sentence when it cannot be started or does not answer in time.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = findPlace(options.dataDir);
  const { folder, account, password } = place;
  const url = (port: number, name: string) =>
    `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${name}`;
  const limit = options.answerWithin ?? 90_000;

  const orphan = await takeOver(folder, (port) => url(port, "postgres"));
  if (orphan) {
    await ensureDatabase(url(orphan.port, "postgres"));
    return handle({ ...orphan, url: url(orphan.port, database), adopted: true });
  }

  const binaries = await postgresBinaries(account);
  if (!fs.existsSync(path.join(folder, "PG_VERSION"))) {
    options.progress?.("Creating the database");
    initialise(binaries, folder, account, password, options.fast === true);
  }
  const port = place.port && (await isPortFree(place.port)) ? place.port : await freePort();
  const logFile = path.join(options.dataDir, "postgres.log");
  const { pid, exited } = spawnServer(binaries, folder, account, port, logFile, options.fast === true);
  try {
    await untilAnswers(url(port, "postgres"), pid, limit);
    await ensureDatabase(url(port, "postgres"));
  } catch (error) {
    signal(pid, "SIGQUIT");
    if (!(await gone(pid, 5_000))) signal(pid, "SIGKILL");
    throw new LaunchError(explain(error, logFile, folder, limit));
  }
  recordPlace(options.dataDir, folder, port);
  return handle({ pid, port, exited, url: url(port, database), adopted: false });
}

function handle(facts: Omit<Postgres, "stop">): Postgres {
  const stop = async () => {
    signal(facts.pid, "SIGINT");
    if (await gone(facts.pid, 20_000)) return;
    signal(facts.pid, "SIGQUIT");
    if (!(await gone(facts.pid, 5_000))) signal(facts.pid, "SIGKILL");
    await gone(facts.pid, 5_000);
  };
  return { ...facts, stop };
}

/** Uses the server that `postmaster.pid` names when it is ours and answers; ends it when it is ours and does not. */
async function takeOver(
  folder: string,
  url: (port: number) => string,
): Promise<Pick<Postgres, "pid" | "port" | "exited"> | undefined> {
  const file = path.join(folder, "postmaster.pid");
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 1) || !isAlive(pid) || !commandOf(pid).includes(folder)) return undefined;
  // one that is still recovering says so and is waited for; silence is not
  for (let end = Date.now() + 5_000; Date.now() < end && isAlive(pid); await sleep(200)) {
    const failure = port > 0 ? await answers(url(port)) : new Error("no port yet");
    if (failure === undefined) return { pid, port, exited: untilGone(pid) };
    if (errorCode(failure) === "57P03") end = Date.now() + 5_000;
  }
  for (const [name, wait] of [
    ["SIGCONT", 0],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    signal(pid, name);
    if (await gone(pid, wait)) return undefined;
  }
  throw new LaunchError(
    `A Postgres (process ${pid}) holds ${folder}, does not answer and cannot be ended: end it by hand, then start again.`,
  );
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(500);
}

function spawnServer(
  binaries: string,
  folder: string,
  account: Account,
  port: number,
  logFile: string,
  fast: boolean,
) {
  const values = Object.entries({ ...settings, ...(fast ? fastSettings : {}) });
  const flags = values.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const out = fs.openSync(logFile, "w", 0o600);
  // detached: Ctrl-C reaches the launcher only, which ends Postgres last
  const child = spawn(path.join(binaries, "bin/postgres"), ["-D", folder, "-p", String(port), ...flags], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["ignore", out, out],
    env: postgresEnv,
  });
  fs.closeSync(out);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  if (child.pid === undefined)
    throw new LaunchError(`The Postgres in ${binaries} cannot be run on this system: set DATABASE_URL.`);
  return { pid: child.pid, exited };
}

async function answers(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return undefined;
  } catch (error) {
    return error ?? new Error("no answer");
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilAnswers(url: string, pid: number, limit: number): Promise<void> {
  let failure: unknown = new Error("no answer");
  for (const end = Date.now() + limit; Date.now() < end; await sleep(40)) {
    if (!isAlive(pid)) throw new Error("it ended while starting");
    failure = await answers(url);
    if (failure === undefined) return;
    if (errorCode(failure)?.startsWith("28")) throw failure;
  }
  throw failure;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

function explain(error: unknown, logFile: string, folder: string, limit: number): string {
  const words = fs.existsSync(logFile) ? fs.readFileSync(logFile, "utf8") : "";
  if (/No space left/.test(words + errorText(error)))
    return "The disk is full: Postgres cannot write. Free some space and start again; nothing was lost.";
  if (/wrong ownership|Permission denied/.test(words))
    return `The database files in ${folder} belong to another user: start as that user, or mend their rights; nothing was changed.`;
  if (errorCode(error)?.startsWith("28"))
    return `Postgres refused the password in postgres.password: put back the file that belongs to ${folder}; nothing was changed.`;
  const fatal = lastWords(words);
  if (/ended while starting/.test(errorText(error)))
    return `Postgres ended while starting${fatal ? `: ${fatal}` : ""} (log: ${logFile}).`;
  return `Postgres did not answer within ${Math.round(limit / 1000)} seconds${fatal ? `: ${fatal}` : ""} (log: ${logFile}). Nothing was lost; start again.`;
}
