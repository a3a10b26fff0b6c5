import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Env, EnvError, parseEnv } from "@/server/env";
import { installationKeys } from "@/server/launch/keys";
import { errorCode, errorText, LaunchError } from "@/server/launch/launch-error";
import { lockDataDir } from "@/server/launch/lock";
import { migrate } from "@/server/launch/migrate";
import { type Postgres, startPostgres } from "@/server/launch/postgres";
import { ensureDataDir, findPlace } from "@/server/launch/postgres-place";
import { isPortFree } from "@/server/launch/process-facts";
import { keepProcessList } from "@/server/launch/process-list";
import { root } from "@/server/launch/root";
import { complain, say } from "@/server/launch/screen";
import { type ChildSpec, type Supervised, supervise } from "@/server/launch/supervise";

/** What the launcher runs beside Postgres. The environment of each is the launcher's, with what it provides. */
export type Program = Omit<ChildSpec, "env">;

export interface StartOptions {
  programs: (env: Env) => Program[];
  /** Migrations beside those in `prisma/migrations`, which are applied first. */
  migrateFurther?: (connectionString: string) => Promise<void>;
  /** Done after the checks that are quick and before anything is started: the build. */
  prepare?: () => Promise<void>;
  /** How long the web process may take to answer for the first time, in ms. */
  readyWithin?: number;
  nodeEnv: "production" | "development";
}

/**
 * Runs the product until it is asked to stop (Ctrl-C, SIGTERM, a closed terminal) or cannot go on.
 * @returns the exit code; by then no process that it started is left.
 */
export async function start(options: StartOptions): Promise<number> {
  const stopping = new AbortController();
  listenForStop(stopping);
  const undo: (() => unknown)[] = [];
  try {
    const env = readEnv();
    ensureDataDir(env.DATA_DIR);
    undo.push(lockDataDir(env.DATA_DIR, env.COUNTERSIGN_URL));
    await requirePort(env.PORT);
    await options.prepare?.();
    if (stopping.signal.aborted) return 0;
    await run(env, options, stopping, undo);
    return 0;
  } catch (error) {
    if (stopping.signal.aborted && !(stopping.signal.reason instanceof LaunchError)) return 0;
    complain(
      error instanceof LaunchError ? error.message : `Countersign could not start: ${errorText(error)}`,
    );
    if (!(error instanceof LaunchError) && process.env.LOG_LEVEL === "debug") console.error(error);
    return 1;
  } finally {
    for (const action of undo.reverse()) await action();
  }
}

function readEnv(): Env {
  try {
    return parseEnv(process.env);
  } catch (error) {
    throw error instanceof EnvError ? new LaunchError(error.message) : error;
  }
}

async function requirePort(port: number): Promise<void> {
  const free = await isPortFree(port).catch((error: unknown) => {
    throw new LaunchError(
      errorCode(error) === "EACCES"
        ? `This user may not listen on port ${port}: set PORT to a number above 1023.`
        : `Port ${port} cannot be used: ${errorText(error)}.`,
    );
  });
  if (!free)
    throw new LaunchError(`Port ${port} is in use by another program: stop it, or set PORT to a free one.`);
}

async function run(
  env: Env,
  options: StartOptions,
  stopping: AbortController,
  undo: (() => unknown)[],
): Promise<void> {
  const embedded = env.DATABASE_URL === undefined;
  const databaseExists = embedded && fs.existsSync(path.join(findPlace(env.DATA_DIR).folder, "PG_VERSION"));
  const keys = installationKeys(env.DATA_DIR, databaseExists);
  const processes = keepProcessList(env.DATA_DIR);
  undo.push(processes.remove);
  const database = embedded
    ? await superviseDatabase(env.DATA_DIR, stopping, undo, (pid) => processes.note("postgres", pid))
    : { url: () => env.DATABASE_URL ?? "" };

  const applied = await migrate(database.url(), path.join(root, "prisma/migrations"));
  await options.migrateFurther?.(database.url());
  if (applied.length > 0)
    say(`Database: ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied`);
  if (stopping.signal.aborted) return;

  const childEnv = () => ({
    ...process.env,
    ...Object.fromEntries(Object.entries(keys).filter(([name]) => !process.env[name])),
    NODE_ENV: options.nodeEnv,
    PORT: String(env.PORT),
    DATA_DIR: env.DATA_DIR,
    DATABASE_URL: database.url(),
    COUNTERSIGN_URL: env.COUNTERSIGN_URL,
    NEXTAUTH_URL: env.COUNTERSIGN_URL,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const children = options
    .programs(env)
    .map((program) =>
      supervise({ ...program, env: childEnv, onStart: (pid) => processes.note(program.name, pid) }),
    );
  undo.push(() => Promise.all(children.map((child) => child.stop())));
  await untilHealthy(env.PORT, children, options.readyWithin ?? 120_000, stopping.signal);
  if (stopping.signal.aborted) throw stopping.signal.reason;
  say(`\nCountersign is ready: ${env.COUNTERSIGN_URL}\n`);
  await new Promise<void>((resolve) =>
    stopping.signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  if (stopping.signal.reason instanceof LaunchError) throw stopping.signal.reason;
  say("Stopping: work in hand is finished, the rest resumes at the next start …");
}

/** Keeps the embedded Postgres running on its port until the end. */
async function superviseDatabase(
  dataDir: string,
  stopping: AbortController,
  undo: (() => unknown)[],
  onStart: (pid: number) => void,
) {
  let running: Postgres = await startPostgres({ dataDir, progress: say });
  onStart(running.pid);
  let ending = false;
  undo.push(async () => {
    ending = true;
    await running.stop();
  });
  if (running.adopted) say("Database: taken over from a start that was cut short");
  const watch = async () => {
    for (let failures = 0; ; ) {
      await running.exited;
      if (ending) return;
      complain("Postgres ended; starting it again.");
      try {
        running = await startPostgres({ dataDir });
        onStart(running.pid);
        failures = 0;
      } catch (error) {
        if (++failures === 3) return stopping.abort(error);
        await sleep(1_000 * failures);
      }
    }
  };
  void watch();
  return { url: () => running.url };
}

/** Waits until /api/health answers 200 and names no stopped engine. Three deaths of one process before are final. */
async function untilHealthy(
  port: number,
  children: Supervised[],
  limit: number,
  stop: AbortSignal,
): Promise<void> {
  for (const end = Date.now() + limit; Date.now() < end && !stop.aborted; await sleep(100)) {
    const dying = children.find((child) => child.deaths() >= 3);
    if (dying)
      throw new LaunchError(
        `Countersign could not start: ${dying.lastLine() || "a process ended three times"}`,
      );
    if (await isHealthy(port)) return;
  }
  if (!stop.aborted)
    throw new LaunchError(
      `Countersign did not answer on port ${port} within ${limit / 1000} seconds; nothing was lost, start it again.`,
    );
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal });
    const { engine } = z.object({ engine: z.string().optional() }).parse(await answer.json());
    return answer.ok && engine !== "stopped";
  } catch {
    return false;
  }
}

function listenForStop(stopping: AbortController): void {
  let first = 0;
  const onSignal = () => {
    if (first === 0) first = Date.now();
    // npm passes on the Ctrl-C that the terminal has already sent: only a later one means impatience
    else if (Date.now() - first > 1_500) say("Still stopping; a few seconds more …");
    stopping.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
  // npm that is killed cannot pass anything on: its end shows in that we are given another parent
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || parent === 1) return;
  setInterval(() => process.ppid !== parent && stopping.abort(), 1_000).unref();
}
