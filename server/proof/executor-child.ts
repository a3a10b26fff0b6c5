// A process with an executor of its own, for tests that kill it. Its functions note what they do in the table `note`;
// while the table `hang` has a row, the second step never ends.
import pg from "pg";
import { sampleApp, startSample } from "@/server/durable/embedded/test-engine";

const url = process.env.DATABASE_URL ?? "";
const pool = new pg.Pool({ connectionString: url, max: 4 });
const note = (run: string, what: string) =>
  pool.query("INSERT INTO note (run, what, pid) VALUES ($1, $2, $3)", [run, what, process.pid]);

const app = sampleApp();
const work = app.client.createFunction(
  { id: "work", triggers: [{ event: "work" }] },
  async ({ event, step }) => {
    const id = String(event.data.id);
    await step.run("one", () => note(id, "one").then(() => null));
    await step.run("two", async () => {
      await note(id, "two begun");
      const { rowCount } = await pool.query("SELECT 1 FROM hang");
      if (rowCount) await new Promise(() => undefined);
      return null;
    });
    await step.waitForEvent("go", { event: "go", if: `async.data.id == "${id}"`, timeout: "1h" });
    await step.run("three", () => note(id, "three").then(() => null));
  },
);

await startSample(url, app, [work], {
  silentAfterMs: Number(process.env.SILENT_AFTER_MS),
  renewEveryMs: 1_000,
  onLost: () => process.exit(3),
});
process.send?.("ready");
