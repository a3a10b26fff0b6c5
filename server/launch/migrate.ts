import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { errorCode, errorText, LaunchError } from "@/server/launch/launch-error";

// The same lock, table and checksum as `prisma migrate deploy`, so that both can be used on one database.
const prismaLock = 72_707_369;
/** The table in which Prisma and we note what has been applied. */
export const migrationTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** One migration file. `checksum` is the SHA-256 of its text in hex, as Prisma computes it. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations in a folder, in the order in which they apply. A missing folder holds none. */
export function readMigrations(folder: string): Migration[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: crypto.createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what the database has not seen yet, each migration in a transaction of its own together with its row, so
 * that a failing one leaves nothing behind and is tried again at the next start.
 * @returns the names of those applied now.
 * @throws LaunchError in one sentence; the database is then as the last good migration left it.
 */
export async function migrate(connectionString: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 15_000 });
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    void client.end().catch(() => undefined);
    throw new LaunchError(refusalWords(error));
  });
  try {
    await requireVersion14(client);
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(migrationTable);
    return await applyMissing(client, readMigrations(folder));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Postgres answers a wrong user or password with class 28; a missing password is noticed on our side. */
function refusalWords(error: unknown): string {
  const code = errorCode(error) ?? "";
  if (code.startsWith("28") || /password must be a string/.test(errorText(error))) {
    return "The database refused the user or the password of DATABASE_URL: correct them there; nothing was changed.";
  }
  return `The database does not answer: ${errorText(error)}. Check DATABASE_URL and that Postgres runs; nothing was changed.`;
}

async function requireVersion14(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version",
  );
  if (Number(rows[0]?.server_version_num) < 140_000) {
    throw new LaunchError(
      `Postgres 14 or later is needed; the one in DATABASE_URL is ${rows[0]?.server_version}.`,
    );
  }
}

async function applyMissing(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const seen = await client.query<{ name: string; checksum: string; finished: boolean }>(
    "SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const applied: string[] = [];
  for (const row of seen.rows) {
    if (!row.finished)
      throw new LaunchError(
        `The migration ${row.name} was begun by another tool and not finished: settle it with "npx prisma migrate resolve", then start again.`,
      );
    if (!migrations.some(({ name }) => name === row.name)) {
      throw new LaunchError(
        `The database has the migration ${row.name}, which this version does not know: start the newer version that made it. Nothing was changed.`,
      );
    }
  }
  for (const migration of migrations) {
    const before = seen.rows.find(({ name }) => name === migration.name);
    if (before && before.checksum !== migration.checksum) {
      throw new LaunchError(
        `The migration ${migration.name} was edited after it had been applied: put the original file back and make a new migration. Nothing was changed.`,
      );
    }
    if (before) continue;
    await applyOne(client, migration);
    applied.push(migration.name);
  }
  return applied;
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)",
      [crypto.randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new LaunchError(
      `The migration ${name} failed: ${errorText(error)}. It was undone whole and nothing was lost; mend it and start again.`,
    );
  }
}
