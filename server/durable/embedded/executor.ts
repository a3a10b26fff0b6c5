import { type JobHelpers, parseCronItems, type Runner, run } from "graphile-worker";
import pg from "pg";
import { log } from "@/server/log";
import { finishWaiting } from "./apply";
import { runCall } from "./call";
import { dispatch, firstCall, tick } from "./dispatch";
import { type Engine, queuePriority } from "./engine";
import { ingest } from "./ingest";
import { Office } from "./office";
import { unparkAll } from "./parking";
import { type EngineEvent, type Handler, makeCaller } from "./protocol";
import { type CallJob, queuedValues, unlockDeadWorkers, type WakeJob } from "./queue";
import { queueLogger } from "./queue-logger";
import { type FunctionPlan, registeredFunctions } from "./registration";
import { queueSchema } from "./schema";
import { Slots } from "./slots";
import { backoff } from "./timing";
import { makeTransact } from "./transactions";
import type { Transport } from "./transport";
import { adoptUnsent, forgetOld, switchToEmbedded } from "./upkeep";
import { RecentEvents } from "./waits";

export interface ExecutorOptions {
  readonly connectionString: string;
  /** `serve()` of the functions */
  readonly handler: Handler;
  readonly signingKey: string;
  readonly transport: Transport;
  /** jobs in hand at a time; most of them wait for somebody else's answer or for a slot */
  readonly concurrency?: number;
  readonly backoff?: (attempt: number) => number;
  /** how often the queue is looked at for timers; new work wakes it at once */
  readonly pollEveryMs?: number;
  readonly silentAfterMs?: number;
  readonly renewEveryMs?: number;
  /** called once the office is held and before any work begins: whoever held it before is dead or shut out */
  readonly onTakeUp?: () => Promise<void>;
  /** this process may do nothing more: it should end */
  readonly onLost: (why: string) => void;
  readonly signal?: AbortSignal;
}

export interface Executor {
  /** Which of these values of a field of events' data (`stepId`) still have a live entry in the queue. */
  queued(field: string, values: readonly string[]): Promise<Set<string>>;
  /** Takes no more work, waits up to `withinMs` for calls in progress, then gives the office back. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Starts the executor of one machine on a database that `migrateEmbedded` has prepared. Waits until no other process
 * holds the office, then takes up what a dead one left.
 * Throws when a function asks for what this executor does not do.
 */
export async function startExecutor(options: ExecutorOptions): Promise<Executor> {
  const plans = await registeredFunctions(options.handler, options.signingKey);
  const { connectionString } = options;
  const office = await Office.take({
    connectionString,
    silentAfterMs: options.silentAfterMs ?? 15_000,
    renewEveryMs: options.renewEveryMs ?? 5_000,
    onLost: options.onLost,
    signal: options.signal,
  });
  const pool = new pg.Pool({ connectionString, max: 12 });
  const lost = (err: Error) => log.warn({ err }, "A database connection of the engine was lost.");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const engine = makeEngine(options, plans, office, pool);
  try {
    await takeUp(engine);
    await options.onTakeUp?.();
    const runner = await startQueue(engine, options);
    options.transport.attach((events) =>
      engine.transact(async (sql) => {
        for (const event of events) await ingest(sql, event);
      }),
    );
    const timers = [
      setInterval(() => void keepUp(engine, adoptAll), 15_000),
      setInterval(() => void keepUp(engine, ({ pool: sql }) => forgetOld(sql)), 300_000),
    ];
    runner.promise.catch((error: unknown) => options.onLost(`the queue stopped (${String(error)})`));
    return {
      queued: (field, values) => queuedValues(pool, field, values),
      stop: async (withinMs) => {
        for (const timer of timers) clearInterval(timer);
        const idle = engine.slots.close();
        const stopped = runner.stop();
        await within(withinMs, Promise.race([idle, stopped]));
        // the queue has still to note which jobs are done; those that wait for a slot stay in it
        await within(500, stopped);
        await office.leave();
        await within(1_000, pool.end());
      },
    };
  } catch (error) {
    await office.leave();
    await pool.end();
    throw error;
  }
}

function makeEngine(options: ExecutorOptions, list: FunctionPlan[], office: Office, pool: pg.Pool): Engine {
  const plans = new Map(list.map((plan) => [plan.id, plan]));
  const triggers = new Set(list.flatMap(({ events }) => events.map(({ name }) => name)));
  return {
    pool,
    office,
    plans,
    log,
    transact: makeTransact(pool, () => office.epoch),
    call: makeCaller(options.handler, options.signingKey),
    slots: new Slots(32),
    recent: new RecentEvents(),
    backoff: options.backoff ?? backoff,
    priorityOf: (functionId, event) => queuePriority(plans.get(functionId), event),
    isTrigger: (name) => triggers.has(name),
  };
}

/** What a predecessor left: locked jobs, calls in line, waits, events sent while a server was in charge. */
async function takeUp(engine: Engine): Promise<void> {
  const freed = await engine.transact(async (sql) => {
    const count = await unlockDeadWorkers(sql);
    await unparkAll(sql);
    await switchToEmbedded(sql);
    return count;
  });
  if (freed > 0) engine.log.info({ processes: freed }, "Work that a former engine left has been taken up.");
  const { rows } = await engine.pool.query<{ event: string }>("SELECT DISTINCT event FROM engine.wait");
  for (const { event } of rows) engine.recent.expect(event);
}

async function keepUp(engine: Engine, work: (engine: Engine) => Promise<void>): Promise<void> {
  try {
    await work(engine);
  } catch (err) {
    engine.log.warn({ err }, "The engine's upkeep did not get through; it is tried again.");
  }
}

async function adoptAll(engine: Engine): Promise<void> {
  const adopted = await engine.transact((sql) => adoptUnsent(sql));
  if (adopted > 0) engine.log.warn({ events: adopted }, "Unsent events were put into the queue.");
}

function startQueue(engine: Engine, options: ExecutorOptions): Promise<Runner> {
  const concurrency = options.concurrency ?? 128;
  const again = ({ job }: JobHelpers) => job.attempts > 1;
  const crons = [...engine.plans.values()].flatMap((plan) => plan.crons.map((cron) => ({ plan, cron })));
  return run({
    pgPool: engine.pool,
    schema: queueSchema,
    concurrency,
    pollInterval: options.pollEveryMs ?? 500,
    noHandleSignals: true,
    logger: queueLogger,
    parsedCronItems: parseCronItems(
      crons.map(({ plan, cron }) => ({
        task: "cron",
        match: cron,
        identifier: `${plan.id} ${cron}`,
        payload: { fn: plan.id, cron },
        options: { backfillPeriod: 0 },
      })),
    ),
    preset: {
      worker: {
        localQueue: { size: concurrency + 1, ttl: 60_000 },
        completeJobBatchDelay: 5,
        gracefulShutdownAbortTimeout: 60_000,
      },
    },
    taskList: {
      event: (payload, helpers) => dispatch(engine, payload as EngineEvent, again(helpers)),
      call: (payload, helpers) => runCall(engine, payload as CallJob, again(helpers)),
      wake: async (payload) => {
        const { run: id, step } = payload as WakeJob;
        await engine.transact((sql) => finishWaiting(engine, sql, id, step, null));
      },
      cron: async (payload, helpers) => {
        const { fn, cron, _cron } = payload as { fn: string; cron: string; _cron: { ts: string } };
        const plan = engine.plans.get(fn);
        if (plan) await runCall(engine, firstCall(plan, tick(plan, cron, _cron.ts)), again(helpers));
      },
    },
  });
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
