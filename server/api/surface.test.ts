import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { asAppError, readBody } from "./surface";

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
});
afterAll(async () => {
  await closeDatabase();
  await base.drop();
});

it("a database that went away in mid-flight is said to be away, and never that nothing was changed", async () => {
  const end = (tx: Pick<ReturnType<typeof database>, "$queryRaw">) =>
    tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`;
  const cuts = [
    () => end(database()),
    () =>
      transact(async (tx) => {
        await end(tx).catch(() => undefined);
        await tx.workspace.findMany();
      }),
    () => Promise.reject(Object.assign(new Error("the database system is starting up"), { code: "57P03" })),
  ];
  for (const cut of cuts) {
    const error = asAppError(await cut().catch((reason: unknown) => reason), "r-1");
    expect(error.code).toBe("unavailable");
    expect(error.message).not.toMatch(/nothing was changed/i);
  }
  expect(asAppError(new Error("Something else"), "r-1").code).toBe("internal");
  expect(await database().workspace.count()).toBe(0);
});

it("a sender that goes away midway is no fault of ours", async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  const request = new Request("http://127.0.0.1/", { method: "POST", body, duplex: "half" } as RequestInit);
  await expect(readBody(request, 10)).rejects.toMatchObject({ code: "bad_input" });
});
