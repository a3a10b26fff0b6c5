import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { parseEnv } from "@/server/env";
import { LaunchError } from "@/server/launch/launch-error";
import { migrationTable, readMigrations } from "@/server/launch/migrate";
import { startPostgres } from "@/server/launch/postgres";
import { root } from "@/server/launch/root";
import { say } from "@/server/launch/screen";

/** Where the dumps lie that upgrade tests restore; named `NNNN-name.sql`, NNNN being the last migration in it. */
export const dumpFolder = path.join(root, "prisma/dumps");

/**
 * `npm run dump -- NAME`: keeps the schema and the rows of the current database (DATABASE_URL, or the embedded one
 * of DATA_DIR) as one SQL file, so that later versions can prove that they upgrade it.
 */
export async function dumpSchema([name]: string[]): Promise<number> {
  if (!name || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new LaunchError("Give the dump a name: npm run dump -- main-job");
  const env = parseEnv(process.env);
  const postgres = env.DATABASE_URL ? undefined : await startPostgres({ dataDir: env.DATA_DIR });
  try {
    const { sql, last, rows } = await dumpDatabase(
      env.DATABASE_URL ?? postgres?.url ?? "",
      path.join(root, "prisma/migrations"),
    );
    const file = path.join(dumpFolder, `${last.slice(0, 4)}-${name}.sql`);
    fs.mkdirSync(dumpFolder, { recursive: true });
    fs.writeFileSync(file, sql);
    say(`${path.relative(root, file)}: ${rows} rows, ${Math.round(sql.length / 1024)} KiB`);
  } finally {
    // one that was running before belongs to a launcher
    if (postgres && !postgres.adopted) await postgres.stop();
  }
  return 0;
}

/**
 * The migrations that the database has seen and an INSERT for each row, as one script for an empty database.
 * @returns the script, the name of the last migration and the number of rows.
 */
export async function dumpDatabase(
  url: string,
  folder: string,
): Promise<{ sql: string; last: string; rows: number }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows: seen } = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
    );
    const migrations = seen.map(({ name }) => {
      const found = readMigrations(folder).find((migration) => migration.name === name);
      if (!found)
        throw new LaunchError(`The database has the migration ${name}, which this checkout does not.`);
      return found.sql;
    });
    const inserts = await insertsOf(client);
    const parts = [
      `-- Schema and rows as of ${seen.at(-1)?.name}. Made by "npm run dump"; restored by upgrade tests. Never edit.`,
      ...migrations,
      "SET session_replication_role = replica;",
      ...inserts,
      "SET session_replication_role = origin;",
    ];
    return { sql: `${parts.join("\n")}\n`, last: seen.at(-1)?.name ?? "", rows: inserts.length };
  } finally {
    await client.end();
  }
}

async function insertsOf(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ table: string; columns: string }>(`
    SELECT c.table_name AS table, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS columns
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    GROUP BY c.table_name ORDER BY c.table_name`);
  const inserts: string[] = [];
  if (tables.some(({ table }) => table === "_prisma_migrations")) inserts.push(`${migrationTable};`);
  for (const { table, columns } of tables) {
    const name = client.escapeIdentifier(table);
    const { rows } = await client.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${name} t ORDER BY 1`,
    );
    for (const { row } of rows) {
      const values = client.escapeLiteral(row);
      inserts.push(
        `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_record(NULL::${name}, ${values});`,
      );
    }
  }
  return inserts;
}
