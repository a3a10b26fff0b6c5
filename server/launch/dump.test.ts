import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { dumpDatabase, dumpFolder } from "@/server/launch/dump";
import { migrate, migrationTable } from "@/server/launch/migrate";
import { root } from "@/server/launch/root";
import { createTestDatabase } from "@/server/launch/test-database";

const migrations = path.join(root, "prisma/migrations");

/** An empty database with the script run in it; `use` gets a client on it. */
async function restored<T>(sql: string, use: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await client.query(sql);
    return await use(client, database.url);
  } finally {
    await client.end();
    await database.drop();
  }
}

async function countRows(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  let total = 0;
  for (const { name } of rows.filter((row) => row.name !== "_prisma_migrations")) {
    const { rows: counted } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${client.escapeIdentifier(name)}`,
    );
    total += counted[0]?.n ?? 0;
  }
  return total;
}

test("a dump restores to the same rows", async () => {
  await restored(
    "CREATE TABLE odd (id int PRIMARY KEY, text text, list text[], data jsonb, at timestamptz, bytes bytea, twice int GENERATED ALWAYS AS (id * 2) STORED)",
    async (client, url) => {
      await client.query(
        `INSERT INTO odd VALUES (1, 'it''s; "odd" $1 \\ x', '{a,"b c"}', '{"k":[1,null]}', '2026-01-02T03:04:05.678901Z', '\\xdeadbeef'); INSERT INTO odd (id) VALUES (2)`,
      );
      await client.query(migrationTable);
      const { sql } = await dumpDatabase(url, migrations);
      const before = (await client.query("SELECT * FROM odd ORDER BY id")).rows;
      await client.query("DELETE FROM odd");
      await client.query(sql);
      expect((await client.query("SELECT * FROM odd ORDER BY id")).rows).toEqual(before);
    },
  );
});

const dumps = fs.existsSync(dumpFolder)
  ? fs.readdirSync(dumpFolder).filter((name) => name.endsWith(".sql"))
  : [];

test.each(dumps)("%s upgrades to the present schema and keeps its rows", async (name) => {
  await restored(fs.readFileSync(path.join(dumpFolder, name), "utf8"), async (client, url) => {
    const before = await countRows(client);
    expect(before).toBeGreaterThan(0);
    await migrate(url, migrations);
    expect(await countRows(client)).toBeGreaterThanOrEqual(before);
  });
});
