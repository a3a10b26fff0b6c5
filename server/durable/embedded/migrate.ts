import { runMigrations } from "graphile-worker";
import pg from "pg";
import { queueLogger } from "./queue-logger";
import { engineSchema, queueSchema } from "./schema";

const lock = 72_707_370;

/**
 * Brings the embedded executor's own schemas (`engine`, `engine_queue`) up to date: graphile-worker's migrations, its
 * state tables and the triggers on the outbox. Needs the product's migrations first; may run at every start, and by
 * several processes at once.
 */
export async function migrateEmbedded(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 15_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SET client_min_messages = warning");
    await client.query("SELECT pg_advisory_lock($1)", [lock]);
    await runMigrations({ connectionString, schema: queueSchema, logger: queueLogger });
    await client.query("BEGIN");
    await client.query(engineSchema);
    await client.query("COMMIT");
  } finally {
    await client.end().catch(() => undefined);
  }
}
