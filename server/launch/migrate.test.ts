import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LaunchError } from "@/server/launch/launch-error";
import { migrate } from "@/server/launch/migrate";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";

let database: TestDatabase;
let client: pg.Client;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "countersign-migrations-"));

const write = (name: string, sql: string) => {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
};
const failure = () =>
  migrate(database.url, folder).then(
    () => "",
    (error: unknown) => (error instanceof LaunchError ? error.message : Promise.reject(error)),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});

afterAll(async () => {
  await client.end();
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

test("applies in order, once, with functions and semicolons in texts", async () => {
  write("0001_first", `CREATE TABLE note (id int, text text DEFAULT 'a;b');`);
  write(
    "0002_second",
    "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1; END $$ LANGUAGE plpgsql; INSERT INTO note VALUES (f());",
  );
  expect(await migrate(database.url, folder)).toEqual(["0001_first", "0002_second"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect((await client.query("SELECT * FROM note")).rows).toEqual([{ id: 1, text: "a;b" }]);
});

test("a failing one is undone whole, named in a sentence, and applied once it is mended", async () => {
  write("0003_third", "INSERT INTO note VALUES (2); CREATE TABLE extra (id int); SELECT * FROM missing;");
  expect(await failure()).toBe(
    'The migration 0003_third failed: relation "missing" does not exist. It was undone whole and nothing was lost; mend it and start again.',
  );
  expect((await client.query("SELECT id FROM note")).rows).toEqual([{ id: 1 }]);
  write("0003_third", "INSERT INTO note VALUES (2)");
  expect(await migrate(database.url, folder)).toEqual(["0003_third"]);
  expect((await client.query("SELECT id FROM note ORDER BY id")).rows).toEqual([{ id: 1 }, { id: 2 }]);
});

test("two starts at once apply each migration once", async () => {
  write("0004_fourth", "INSERT INTO note VALUES (3)");
  const both = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(both.flat()).toEqual(["0004_fourth"]);
});

test("an edited migration and a newer database are refused", async () => {
  write("0004_fourth", "INSERT INTO note VALUES (4)");
  expect(await failure()).toMatch(/^The migration 0004_fourth was edited/);
  write("0004_fourth", "INSERT INTO note VALUES (3)");
  fs.renameSync(path.join(folder, "0004_fourth"), path.join(folder, "0004_other"));
  expect(await failure()).toMatch(
    /^The database has the migration 0004_fourth, which this version does not know/,
  );
});

test.each(["not-the-password", ""])(
  "a refused password (%j) is called that, and nothing hangs",
  async (password) => {
    const address = new URL(database.url);
    address.password = password;
    await expect(migrate(address.href, folder)).rejects.toThrow(/refused the user or the password/);
  },
);
