import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sink, startSink } from "@/server/launch/sink";

let sink: Sink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.close());

const send = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(sink.address + path, { method: "POST", body, headers });

test("what arrives is listed with its key and body", async () => {
  const answer = await send("/tickets?x=1", '{"label":"card"}', {
    "content-type": "application/json",
    "idempotency-key": "k1",
    authorization: "Bearer very-secret-token",
  });
  expect(await answer.json()).toMatchObject({ ok: true, id: 1 });
  const listed = await (await fetch(`${sink.address}/received`)).json();
  expect(listed).toEqual(sink.received());
  expect(listed[0]).toMatchObject({
    method: "POST",
    path: "/tickets?x=1",
    key: "k1",
    times: 1,
    body: { label: "card" },
  });
  expect(JSON.stringify(listed)).not.toContain("secret-token");
});

test("the same key gets the first answer again and is counted, also at once", async () => {
  const texts = await Promise.all(
    [1, 2, 3].map(async (n) => (await send("/a", `n${n}`, { "idempotency-key": "k2" })).text()),
  );
  expect(new Set(texts).size).toBe(1);
  expect(sink.received().filter(({ key }) => key === "k2")).toMatchObject([{ times: 3 }]);
});

test("without a key everything is listed; the page answers; big bodies are cut", async () => {
  await send("/b", "same");
  await send("/b", "same");
  expect(sink.received().filter(({ path }) => path === "/b")).toHaveLength(2);
  const page = await fetch(sink.address);
  expect(page.headers.get("content-type")).toContain("text/html");
  await send("/big", "x".repeat(200_000));
  expect(String(sink.received().at(-1)?.body).length).toBeLessThan(70_000);
  expect((await send("/huge", "x".repeat(9_000_000))).status).toBe(413);
});
