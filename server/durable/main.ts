// The engine process. The launcher starts it with its environment; it drives the functions (or, with an Inngest
// server in charge, feeds that server), seals the audit, and ends within ten seconds when asked to.
import { hostname } from "node:os";
import pg from "pg";
import { closeDatabase, database } from "@/server/data/database";
import { lapseLeases } from "@/server/data/lapse-leases";
import { EnvError, env, requireEnv } from "@/server/env";
import { log } from "@/server/log";
import { sweepOverdue } from "@/server/services/runs/sweep";
import { createClient, transport } from "./client";
import { startExecutor } from "./embedded/executor";
import { switchToServer } from "./embedded/upkeep";
import { sweep } from "./functions/sweep";
import { isServerMode, requireSafeServerMode } from "./mode";
import { registerFunctions } from "./register";
import { startRelay } from "./relay";
import { startSealing } from "./seal-loop";
import { durableHandler } from "./serve";
import { work } from "./work";

const drainWithinMs = 8_000;
const sweepEveryMs = 15_000;

const stopping = new AbortController();
let stop: (() => Promise<void>) | undefined;
let ending = false;

/** Ends the process: calls in progress are waited for, whatever is left resumes at the next start. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  stopping.abort();
  setTimeout(() => process.exit(code), drainWithinMs + 1_500).unref();
  await stop?.().catch((err: unknown) => log.warn({ err }, "The engine did not stop cleanly."));
  process.exit(code);
}

async function startEmbedded(): Promise<() => Promise<void>> {
  const queuedSteps = (ids: readonly string[]) => executor.queued("stepId", ids);
  const embedded = { ...work, sweepOverdue: () => sweepOverdue(queuedSteps) };
  const executor = await startExecutor({
    connectionString: requireEnv("DATABASE_URL"),
    handler: durableHandler(embedded),
    signingKey: requireEnv("INNGEST_SIGNING_KEY"),
    transport,
    signal: stopping.signal,
    // one engine at a time performs steps: a restart need not wait until the leases of the last one run out
    onTakeUp: async () => {
      const steps = await lapseLeases(database());
      if (steps > 0) log.info({ steps }, "Steps that the former engine was performing are taken up.");
    },
    onLost: (why) => {
      log.error(`The engine ends: ${why}. Nothing is lost; the launcher starts it again.`);
      // at once: an engine that is no longer in charge must not begin another effect
      process.exit(1);
    },
  });
  const timer = setInterval(() => {
    sweep(embedded).catch((err: unknown) =>
      log.warn({ err }, "The sweep did not get through; it comes again."),
    );
  }, sweepEveryMs);
  return async () => {
    clearInterval(timer);
    await executor.stop(drainWithinMs);
  };
}

async function startServerMode(): Promise<() => Promise<void>> {
  requireSafeServerMode();
  const sql = new pg.Client({ connectionString: requireEnv("DATABASE_URL") });
  await sql.connect();
  await switchToServer(sql).finally(() => sql.end());
  const stopRelay = await startRelay(createClient());
  await registerFunctions(durableHandler(work));
  return stopRelay;
}

process.on("SIGTERM", () => void end(0));
process.on("SIGINT", () => void end(0));
process.on("disconnect", () => void end(1));

try {
  env();
  const stopEngine = isServerMode() ? await startServerMode() : await startEmbedded();
  const stopSealing = startSealing(`${hostname()}:${process.pid}`);
  stop = async () => {
    await Promise.all([stopEngine(), stopSealing()]);
    await closeDatabase();
  };
  log.info({ mode: isServerMode() ? "server" : "embedded" }, "The engine is ready.");
  process.send?.("ready");
} catch (error) {
  if (ending) process.exit(0);
  if (error instanceof EnvError) log.fatal(error.message);
  else log.fatal({ err: error }, "The engine could not start.");
  process.exit(1);
}
