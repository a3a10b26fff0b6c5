import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import type pg from "pg";
import { type Executor, type ExecutorOptions, startExecutor } from "./executor";
import { migrateEmbedded } from "./migrate";
import { embeddedUrl, Transport } from "./transport";

export const testSigningKey = `signkey-prod-${"ab".repeat(32)}`;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** An app of sample functions for tests of the executor. */
export function sampleApp(): { client: Inngest; transport: Transport } {
  const transport = new Transport();
  const client = new Inngest({
    id: "sample",
    isDev: false,
    baseUrl: embeddedUrl,
    eventKey: "test",
    signingKey: testSigningKey,
    fetch: transport.fetch,
    logger: silent,
    internalLogger: silent,
  });
  return { client, transport };
}

/** An executor with sample functions on a test database; timers are looked at often and retries come soon. */
export async function startSample(
  url: string,
  app: ReturnType<typeof sampleApp>,
  functions: InngestFunction.Any[],
  options: Partial<ExecutorOptions> = {},
): Promise<Executor> {
  await migrateEmbedded(url);
  return startExecutor({
    connectionString: url,
    handler: serve({ client: app.client, functions }),
    signingKey: testSigningKey,
    transport: app.transport,
    pollEveryMs: 50,
    backoff: () => 50,
    onLost: () => undefined,
    ...options,
  });
}

/** Sends an event as the product does: a row of the outbox. */
export async function send(
  pool: pg.Pool | pg.Client,
  name: string,
  data: Record<string, unknown>,
  id: string = crypto.randomUUID(),
): Promise<string> {
  await pool.query(`INSERT INTO "outbox" ("id", "name", "data") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
    id,
    name,
    JSON.stringify(data),
  ]);
  return id;
}

/** Waits until `check` gives something other than false or undefined; throws after `limitMs`. */
export async function eventually<T>(check: () => T | Promise<T>, limitMs = 10_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + limitMs; ; ) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
