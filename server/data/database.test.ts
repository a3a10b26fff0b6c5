import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { closeDatabase, database, type Tx, transact } from "./database";

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
});
afterAll(async () => {
  await closeDatabase();
  await base.drop();
});

it.each(["raw", "model"])("two transactions that lock each other out both get through (%s)", async (way) => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  await database().workspace.createMany({ data: [a, b].map((id) => ({ id, name: "" })) });
  const rename = (tx: Tx, id: string, name: string) =>
    way === "raw"
      ? tx.$executeRaw`UPDATE "workspace" SET "name" = "name" || ${name} WHERE "id" = ${id}::uuid`
      : tx.workspace.update({ where: { id }, data: { name } });
  let met = 0;
  const both = (first: string, second: string, name: string) =>
    transact(async (tx) => {
      await rename(tx, first, name);
      met += 1;
      for (let n = 0; met < 2 && n < 100; n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      await rename(tx, second, name);
    });
  await Promise.all([both(a, b, "x"), both(b, a, "y")]);
  const rows = await database().workspace.findMany({ where: { id: { in: [a, b] } } });
  expect(new Set(rows.map(({ name }) => [...name].sort().join(""))).size).toBe(1);
});
