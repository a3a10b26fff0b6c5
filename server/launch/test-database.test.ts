import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "@/server/launch/test-database";

test("each test file has a migrated database of its own", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(one.url).not.toBe(two.url);
  const client = new pg.Client(one.url);
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  expect(rows[0].n).toBeGreaterThan(0);
  await one.drop();
  await two.drop();
  await client.end().catch(() => undefined);
});

test("making one takes tens of milliseconds", async () => {
  const before = performance.now();
  const made = await createTestDatabase();
  expect(performance.now() - before).toBeLessThan(2_000);
  await made.drop();
});
