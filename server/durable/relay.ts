import type { Inngest } from "inngest";
import pg from "pg";
import { requireEnv } from "@/server/env";
import { log } from "@/server/log";

const batchSize = 100;
const lookEveryMs = 1_000;

/**
 * Server mode: sends committed rows of the outbox to the Inngest server, woken by each commit. Several processes may
 * do this at once, each takes rows that no other holds. A row is sent again when we die between the server's answer
 * and our commit; the server drops the repeat by its id.
 * @returns a function that ends it, after the batch in hand
 */
export async function startRelay(client: Inngest): Promise<() => Promise<void>> {
  const pool = new pg.Pool({ connectionString: requireEnv("DATABASE_URL"), max: 2 });
  pool.on("error", (err) => log.warn({ err }, "The relay lost a database connection."));
  let stopped = false;
  let wake = () => {};
  const listener = await listen(pool, () => wake());
  const loop = (async () => {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const sent = await sendBatch(pool, client).catch((err: unknown) => {
        log.warn({ err }, "Events could not be sent to the Inngest server; they are kept and tried again.");
        return 0;
      });
      if (sent === batchSize || stopped) continue;
      await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, lookEveryMs))]);
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await loop;
    listener?.release(true);
    await pool.end();
  };
}

async function listen(pool: pg.Pool, onNotice: () => void): Promise<pg.PoolClient> {
  const client = await pool.connect();
  client.on("error", (err) =>
    log.warn({ err }, "The relay is no longer woken at once; it looks every second."),
  );
  client.on("notification", onNotice);
  await client.query("LISTEN countersign_outbox");
  return client;
}

async function sendBatch(pool: pg.Pool, client: Inngest): Promise<number> {
  const sql = await pool.connect();
  try {
    await sql.query("BEGIN");
    const { rows } = await sql.query<{ id: string; name: string; data: Record<string, unknown>; ts: number }>(
      `SELECT "id", "name", "data", (extract(epoch FROM "createdAt") * 1000)::float8 AS ts FROM "outbox"
       WHERE "sentAt" IS NULL AND "sendAfter" <= clock_timestamp()
       ORDER BY "sendAfter" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length > 0) {
      await client.send(rows.map(({ id, name, data, ts }) => ({ id, name, data, ts: Math.floor(ts) })));
      await sql.query(
        `UPDATE "outbox" SET "sentAt" = clock_timestamp(), "sends" = "sends" + 1 WHERE "id" = ANY($1)`,
        [rows.map(({ id }) => id)],
      );
    }
    await sql.query("COMMIT");
    return rows.length;
  } catch (error) {
    await sql.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    sql.release();
  }
}
