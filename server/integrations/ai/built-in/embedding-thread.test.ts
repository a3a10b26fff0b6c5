import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Embedder } from "@/server/integrations/ai/built-in/embedder";
import { EmbeddingThread } from "@/server/integrations/ai/built-in/embedding-thread";
import { LruCache } from "@/server/integrations/ai/built-in/lru-cache";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "countersign-worker-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A worker of the given body, with `port` at hand. */
function workerFile(name: string, body: string): string {
  const file = path.join(folder, `${name}.mjs`);
  fs.writeFileSync(file, `import { parentPort as port } from "node:worker_threads";\n${body}`);
  return file;
}

const unavailable = expect.objectContaining({ name: "AiFailure", reason: "unavailable" });

describe("the embedding thread", () => {
  it("starts with the first request, stops when idle and comes back", async () => {
    const thread = new EmbeddingThread({ idleMs: 50, timeoutMs: 20_000 });
    expect(thread.running).toBe(false);
    const [first] = await thread.embed(["Where is my card?"]);
    expect(first).toHaveLength(512);
    expect(thread.running).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(thread.running).toBe(false);
    const [again] = await thread.embed(["Where is my card?"]);
    expect(again).toEqual(first);
    await thread.stop();
  });

  it("fails what waits when the thread dies or hangs, and starts a new one next time", async () => {
    const dying = workerFile("dying", 'port.on("message", () => { throw new Error("out of memory"); });');
    const thread = new EmbeddingThread({ idleMs: 1000, timeoutMs: 5000, workerFile: dying });
    await expect(Promise.allSettled([thread.embed(["a"]), thread.embed(["b"])])).resolves.toEqual([
      { status: "rejected", reason: unavailable },
      { status: "rejected", reason: unavailable },
    ]);
    expect(thread.running).toBe(false);

    const hanging = new EmbeddingThread({
      idleMs: 1000,
      timeoutMs: 100,
      workerFile: workerFile("hanging", 'port.on("message", () => {});'),
    });
    await expect(hanging.embed(["a"])).rejects.toEqual(unavailable);
    expect(hanging.running).toBe(false);
    const absent = new EmbeddingThread({
      idleMs: 1000,
      timeoutMs: 5000,
      workerFile: path.join(folder, "no.mjs"),
    });
    await expect(absent.embed(["a"])).rejects.toEqual(unavailable);
  });

  it("gives the thread none of the process's secrets", async () => {
    process.env.COUNTERSIGN_TEST_CANARY = "canary";
    const curious = workerFile(
      "curious",
      'port.on("message", ({ id }) => port.postMessage({ id, error: JSON.stringify(process.env) }));',
    );
    const thread = new EmbeddingThread({ idleMs: 1000, timeoutMs: 5000, workerFile: curious });
    await expect(thread.embed(["a"])).rejects.toMatchObject({
      message: expect.not.stringContaining("canary"),
    });
    delete process.env.COUNTERSIGN_TEST_CANARY;
    await thread.stop();
  });
});

describe("the embedder", () => {
  it("computes each text once, reads odd texts, and gives a blank one zeros", async () => {
    const counting = workerFile(
      "counting",
      `port.on("message", ({ id, texts }) =>
         port.postMessage({ id, vectors: texts.map((text) => Float32Array.of(text.length, texts.length)) }));`,
    );
    const embedder = new Embedder({ workerFile: counting });
    const rows = await embedder.embed(["ab", "abc", "ab", "  ", "a\n  b"]);
    expect(rows.map((row) => row.text)).toEqual(["ab", "abc", "ab", "", "a b"]);
    expect(rows[0]?.vector).toEqual(Float32Array.of(2, 3));
    expect(rows[3]?.vector).toEqual(new Float32Array(512));
    const [known] = await embedder.embed(["ab"]);
    expect(known?.vector).toBe(rows[0]?.vector);
    const [long] = await embedder.embed(["\uFDFA ".repeat(100_000)]);
    expect(long?.text.length).toBeLessThanOrEqual(2000);
    await embedder.thread.stop();
  });

  it("stops between batches when the caller gives up", async () => {
    const controller = new AbortController();
    controller.abort(new Error("given up"));
    await expect(new Embedder().embed(["a"], controller.signal)).rejects.toThrow("given up");
  });
});

describe("the cache", () => {
  it("forgets what was not asked for the longest", () => {
    const cache = new LruCache<number>(2);
    cache.set("a", 1);
    cache.set("b", 2);
    cache.get("a");
    cache.set("c", 3);
    expect([cache.get("a"), cache.get("b"), cache.get("c"), cache.size]).toEqual([1, undefined, 3, 2]);
  });
});
