import { NonRetriableError, RetryAfterError } from "inngest";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import type { Executor } from "./executor";
import { eventually, sampleApp, send, startSample } from "./test-engine";

let database: TestDatabase;
let pool: pg.Pool;
let executor: Executor;
const seen: Record<string, unknown[]> = {};
const note = (name: string, value: unknown) => {
  seen[name] = [...(seen[name] ?? []), value];
};
let atWork = 0;
const mostAtWork: Record<string, number> = {};

const app = sampleApp();
const { client } = app;
const functions = [
  client.createFunction(
    { id: "plain", triggers: [{ event: "plain" }] },
    async ({ event, attempt, runId }) => {
      note("plain", { n: event.data.n, attempt, runId });
    },
  ),
  client.createFunction({ id: "later", retries: 3, triggers: [{ event: "later" }] }, async ({ attempt }) => {
    note("later", { attempt, at: Date.now() });
    if (attempt < 2) throw new RetryAfterError("not yet", 1_000);
  }),
  client.createFunction({ id: "steps", triggers: [{ event: "steps" }] }, async ({ event, step }) => {
    const one = await step.run("one", () => {
      note("steps.one", event.data.n);
      return { value: 20 };
    });
    await step.sleep("nap", "200ms");
    const two = await step.run("two", () => one.value + 1);
    note("steps", two);
  }),
  client.createFunction({ id: "parallel", triggers: [{ event: "parallel" }] }, async ({ step }) => {
    const parts = await Promise.all([1, 2, 3].map((n) => step.run(`part ${n}`, () => n * n)));
    note("parallel", parts);
  }),
  client.createFunction({ id: "step-fails", triggers: [{ event: "step-fails" }] }, async ({ step }) => {
    const tries = { n: 0 };
    const caught = await step
      .run("bad", () => {
        tries.n++;
        note("step-fails.tries", tries.n);
        throw new NonRetriableError("never");
      })
      .catch((error: Error) => error.message);
    note("step-fails", caught);
  }),
  client.createFunction(
    { id: "flaky", retries: 4, triggers: [{ event: "flaky" }] },
    async ({ step, attempt }) => {
      const value = await step.run("flaky", () => {
        if (attempt < 2) throw new Error("again");
        return attempt;
      });
      note("flaky", value);
    },
  ),
  client.createFunction({ id: "waits", triggers: [{ event: "waits" }] }, async ({ event, step }) => {
    const id = String(event.data.id);
    const got = await step.waitForEvent("answer", {
      event: "answer",
      if: `async.data.id == "${id}"`,
      timeout: event.data.timeout,
    });
    note(`waits.${id}`, got === null ? "timeout" : got.data.text);
  }),
  client.createFunction({ id: "sends", triggers: [{ event: "sends" }] }, async ({ step }) => {
    const { ids } = await step.sendEvent("tell", [
      { name: "plain", id: "from-a-function", data: { n: "sent" } },
    ]);
    note("sends", ids);
  }),
  client.createFunction(
    {
      id: "fails",
      retries: 1,
      triggers: [{ event: "fails" }],
      onFailure: async ({ event, error }) => {
        note("onFailure", { message: error.message, n: event.data.event.data.n });
      },
    },
    async () => {
      note("fails", 1);
      throw new Error("It always fails.");
    },
  ),
  client.createFunction(
    {
      id: "limited",
      triggers: [{ event: "limited" }],
      concurrency: [
        { key: "event.data.workspace", limit: 2 },
        { key: "event.data.workflow", limit: 1 },
      ],
    },
    async ({ event }) => {
      atWork++;
      const key = event.data.workflow as string;
      mostAtWork[key] = Math.max(mostAtWork[key] ?? 0, atWork);
      await new Promise((resolve) => setTimeout(resolve, 30));
      atWork--;
      note("limited", event.data.n);
    },
  ),
  client.createFunction({ id: "tick", triggers: [{ cron: "* * * * *" }] }, async ({ event }) => {
    note("tick", event.data);
  }),
];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  executor = await startSample(database.url, app, functions);
});
afterAll(async () => {
  await executor.stop(5_000);
  await pool.end();
  await database.drop();
});

test("an outbox row runs its function, and the same id a second time does not", async () => {
  const id = await send(pool, "plain", { n: 1 });
  await send(pool, "plain", { n: 1 }, id);
  await eventually(() => seen.plain);
  await send(pool, "plain", { n: 2 });
  await eventually(() => seen.plain?.length === 2);
  expect(seen.plain).toMatchObject([
    { n: 1, attempt: 0 },
    { n: 2, attempt: 0 },
  ]);
  const { rows } = await pool.query(
    `SELECT "sentAt" IS NOT NULL AS sent, "sends" FROM "outbox" WHERE "id" = $1`,
    [id],
  );
  expect(rows).toEqual([{ sent: true, sends: 1 }]);
  const runs = await pool.query("SELECT 1 FROM engine.run WHERE function_id = 'sample-plain'");
  expect(runs.rowCount, "a function without steps leaves no row").toBe(0);
});

test("an event of a transaction that rolls back is never sent", async () => {
  const sql = await pool.connect();
  await sql.query("BEGIN");
  await sql.query(
    `INSERT INTO "outbox" ("id", "name", "data") VALUES ('rolled-back', 'plain', '{"n":"ghost"}')`,
  );
  await sql.query("ROLLBACK");
  sql.release();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(JSON.stringify(seen.plain ?? [])).not.toContain("ghost");
});

test("RetryAfterError decides when the next attempt comes", async () => {
  await send(pool, "later", {});
  await eventually(() => seen.later?.length === 3);
  const [first, second, third] = seen.later as { attempt: number; at: number }[];
  expect([first?.attempt, second?.attempt, third?.attempt]).toEqual([0, 1, 2]);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeLessThan(3_000);
});

test("steps are recorded once and a sleep goes on where it was", async () => {
  await send(pool, "steps", { n: 1 });
  await eventually(() => seen.steps);
  expect(seen.steps).toEqual([21]);
  expect(seen["steps.one"]).toEqual([1]);
});

test("parallel steps join", async () => {
  await send(pool, "parallel", {});
  await eventually(() => seen.parallel);
  expect(seen.parallel).toEqual([[1, 4, 9]]);
});

test("a step that fails for good can be caught, one that fails for now is tried again", async () => {
  await send(pool, "step-fails", {});
  await send(pool, "flaky", {});
  await eventually(() => seen["step-fails"] && seen.flaky);
  expect(seen["step-fails"]).toEqual(["never"]);
  expect(seen["step-fails.tries"]).toEqual([1]);
  expect(seen.flaky).toEqual([2]);
});

test("a wait takes the event with its literal, and no other", async () => {
  await send(pool, "waits", { id: "a", timeout: "1h" });
  await send(pool, "waits", { id: "b", timeout: "300ms" });
  await eventually(async () => (await pool.query("SELECT 1 FROM engine.wait")).rowCount === 2);
  await send(pool, "answer", { id: "c", text: "for another" });
  await send(pool, "answer", { id: "a", text: "yes" });
  await eventually(() => seen["waits.a"] && seen["waits.b"]);
  expect(seen["waits.a"]).toEqual(["yes"]);
  expect(seen["waits.b"]).toEqual(["timeout"]);
});

test("an event that comes before the wait is registered is not lost", async () => {
  await send(pool, "waits", { id: "early", timeout: "1h" });
  await send(pool, "answer", { id: "early", text: "quick" });
  await eventually(() => seen["waits.early"]);
  expect(seen["waits.early"]).toEqual(["quick"]);
});

test("a function may send events; their ids count too", async () => {
  await send(pool, "sends", {});
  await send(pool, "sends", {});
  await eventually(() => seen.sends?.length === 2);
  await eventually(() => JSON.stringify(seen.plain).includes("sent"));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((seen.plain as { n: unknown }[]).filter(({ n }) => n === "sent")).toHaveLength(1);
});

test("onFailure is called once, after the last attempt", async () => {
  await send(pool, "fails", { n: 7 });
  await eventually(() => seen.onFailure);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(seen.fails).toHaveLength(2);
  expect(seen.onFailure).toEqual([{ message: "It always fails.", n: 7 }]);
});

test("concurrency keys hold, and nobody is left in line", async () => {
  const values = Array.from(
    { length: 40 },
    (_, n) => `('limited-${n}', 'limited', '{"n":${n},"workspace":"w","workflow":"f${n % 2}"}')`,
  );
  await pool.query(`INSERT INTO "outbox" ("id", "name", "data") VALUES ${values.join(",")}`);
  await eventually(() => seen.limited?.length === 40);
  expect(Math.max(...Object.values(mostAtWork))).toBe(2);
  const left = await pool.query("SELECT 1 FROM engine.parked");
  expect(left.rowCount).toBe(0);
});

test("a hundred events in one transaction each run once, higher priority first", async () => {
  const before = seen.plain?.length ?? 0;
  const values = Array.from(
    { length: 100 },
    (_, n) => `('many-${n}', 'plain', '{"n":"many-${n}","priority":${n === 99 ? 600 : 0}}')`,
  );
  await pool.query(`INSERT INTO "outbox" ("id", "name", "data") VALUES ${values.join(",")}`);
  await eventually(() => seen.plain?.length === before + 100);
  const order = (seen.plain as { n: string }[]).slice(before).map(({ n }) => n);
  expect(new Set(order).size).toBe(100);
  expect(order.indexOf("many-99")).toBeLessThan(5);
});

test("a schedule starts its function once a tick", async () => {
  await eventually(
    async () => (await pool.query("SELECT 1 FROM engine_queue._private_known_crontabs")).rowCount,
  );
  await pool.query(
    `SELECT engine_queue.add_job('cron', '{"fn":"sample-tick","cron":"* * * * *","_cron":{"ts":"2030-01-01T00:01:00.000Z"}}')`,
  );
  const [data] = (await eventually(() =>
    seen.tick?.filter((tick) => JSON.stringify(tick).includes("2030")),
  )) as object[];
  expect(data).toEqual({
    cron: "* * * * *",
    fireAt: "2030-01-01T00:01:00.000Z",
    scheduledAt: "2030-01-01T00:01:00.000Z",
  });
});
