import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PerformError } from "@/server/domain/run/perform-error";
import { slot } from "@/server/domain/task/slots";
import { guardedFetch } from "@/server/integrations/http/guarded-fetch";
import { contextWith, inputWith } from "@/server/nodes/test-input";
import { httpRequestRunner } from "./run";
import { retryAfterMs } from "./run-response";
import { type HttpRequestConfig, httpRequest } from "./spec";

let server: Server;
let port: number;
let seen: { method?: string; url?: string; headers: Record<string, unknown>; body: string }[] = [];

/** Answers with the status in the path: /429, /503 … */
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      const status = Number(/^\/(\d{3})/.exec(request.url ?? "")?.[1] ?? 200);
      const headers = {
        "content-type": "application/json",
        "retry-after": "7",
        "set-cookie": "s=1",
        etag: "e1",
      };
      if (request.url === "/cut") response.destroy();
      else response.writeHead(status, status === 500 ? {} : headers).end('{"id":"T-1"}');
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => server.close(done)));

const base: HttpRequestConfig = {
  ...httpRequest.start,
  url: ["http://127.0.0.1"],
  body: {
    kind: "fields",
    fields: [
      { key: "label", value: [{ node: "a", path: ["label"] }] },
      { key: "total", value: [{ node: "a", path: ["total"] }] },
    ],
  },
};
const input = inputWith({ a: { label: 'Card "x"', total: 12, id: "../x?y=1#z", gone: null } });

async function send(config: Partial<HttpRequestConfig>, path = "/200") {
  seen = [];
  const full = { ...base, url: [`http://127.0.0.1:${port}${path}`], ...config };
  const payload = httpRequestRunner.materialise(full, input);
  const http: Parameters<typeof contextWith>[0]["http"] = ({ connectionId: _none, ...request }, signal) =>
    guardedFetch(request, { signal, allowHosts: [{ host: "127.0.0.1", port }] });
  return httpRequestRunner.perform(full, payload, contextWith({ http }, input));
}

describe("what it says it will do", () => {
  test("is what is sent, without the credential", () => {
    const payload = httpRequestRunner.materialise(
      {
        ...base,
        connectionId: "0190a1b2-0000-7000-8000-000000000001",
        url: ["https://api.example.com/tickets/", { node: "a", path: ["id"] }],
      },
      input,
    );
    expect(payload).toEqual({
      action: "http.post",
      sentence: "Sends a POST to https://api.example.com/tickets/..%2Fx%3Fy%3D1%23z",
      method: "POST",
      address: "https://api.example.com/tickets/..%2Fx%3Fy%3D1%23z",
      connection: { id: "0190a1b2-0000-7000-8000-000000000001", account: "" },
      args: {
        method: "POST",
        url: "https://api.example.com/tickets/..%2Fx%3Fy%3D1%23z",
        headers: { "content-type": "application/json" },
        body: { kind: "json", value: { label: 'Card "x"', total: 12 } },
      },
      risk: "write",
      delivery: "keyless",
    });
  });

  test("a hole in the address, a decision in it, or no address: nothing is sent", async () => {
    const urls: HttpRequestConfig["url"][] = [
      ["https://api.example.com/tickets/", { node: "a", path: ["gone"] }],
      ["https://api.example.com/tickets/", { node: "a", path: ["unknown"] }],
      ["not an address"],
      [],
    ];
    for (const url of urls)
      await expect(send({ url, method: "DELETE" })).rejects.toMatchObject({ kind: "bad_config" });
    const decided = inputWith({ a: { note: slot("comment", "n1") } });
    const payload = httpRequestRunner.materialise(
      { ...base, url: ["https://x.example/", { node: "a", path: ["note"] }] },
      decided,
    );
    expect(payload.args.problem).toMatch(/cannot hold who decided/);
    expect(seen).toEqual([]);
  });

  test("values that the decision supplies later cannot break out of the JSON", () => {
    const decided = inputWith({ a: { label: slot("comment", "n1"), total: 1 } });
    const { args } = httpRequestRunner.materialise(base, decided);
    expect(args.body).toEqual({ kind: "json", value: { label: slot("comment", "n1"), total: 1 } });
  });

  test("risk follows the method and is only ever raised", () => {
    const risk = (method: HttpRequestConfig["method"], raised: HttpRequestConfig["risk"]) =>
      httpRequest.risk({ ...base, method, risk: raised });
    expect([
      risk("GET", null),
      risk("POST", null),
      risk("PUT", null),
      risk("PATCH", null),
      risk("DELETE", null),
    ]).toEqual(["read", "write", "write", "write", "destructive"]);
    expect([risk("GET", "write"), risk("POST", "destructive"), risk("DELETE", "write")]).toEqual([
      "write",
      "destructive",
      "destructive",
    ]);
    expect(httpRequest.nature({ ...base, method: "GET" })).toBe("read");
    expect(httpRequest.config.safeParse({ ...base, risk: "read" }).success).toBe(false);
  });
});

describe("what happens", () => {
  test("sends the key only where the address honours it", async () => {
    const done = await send({ delivery: "keyed" });
    expect(done).toEqual({
      port: "sent",
      output: {
        status: 200,
        body: { id: "T-1" },
        headers: { "content-type": "application/json", "retry-after": "7", etag: "e1" },
      },
    });
    expect(seen[0]).toMatchObject({
      method: "POST",
      body: '{"label":"Card \\"x\\"","total":12}',
      headers: { "idempotency-key": "step-key" },
    });
    await send({ delivery: "keyless" });
    expect(seen[0]?.headers["idempotency-key"]).toBeUndefined();
  });

  test.each<[string, HttpRequestConfig["delivery"], PerformError["kind"], number | null]>([
    ["/400", "keyed", "rejected", null],
    ["/404", "keyless", "rejected", null],
    ["/301", "keyed", "rejected", null],
    ["/302", "keyless", "ambiguous", null],
    ["/429", "keyless", "busy", 7_000],
    ["/503", "keyed", "busy", 7_000],
    ["/503", "keyless", "ambiguous", null],
    ["/500", "repeatable", "ambiguous", null],
    ["/cut", "keyed", "ambiguous", null],
  ])("%s to a %s address is %s", async (path, delivery, kind, retryAfter) => {
    const error = await send({ delivery }, path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PerformError);
    expect(error).toMatchObject({ kind, retryAfterMs: retryAfter });
    expect(seen).toHaveLength(1);
  });

  test("303 says that it was taken; a refusal goes on at Failed where that port is on", async () => {
    expect((await send({}, "/303")).port).toBe("sent");
    expect(await send({ failedPort: true }, "/422")).toMatchObject({
      port: "failed",
      output: { status: 422, body: { id: "T-1" } },
    });
    await expect(send({ failedPort: true }, "/500")).rejects.toMatchObject({ kind: "ambiguous" });
  });

  test("a GET reads without a body, a text body keeps its type", async () => {
    await send({ method: "GET", body: { kind: "fields", fields: [{ key: "x", value: ["y"] }] } });
    expect(seen[0]).toMatchObject({ method: "GET", body: "" });
    await send({ body: { kind: "text", contentType: "", text: ["Hello ", { node: "a", path: ["total"] }] } });
    expect(seen[0]).toMatchObject({
      body: "Hello 12",
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  });
});

test("Retry-After is seconds or a date", () => {
  const now = Date.parse("2026-03-10T09:00:00Z");
  expect(retryAfterMs("120", now)).toBe(120_000);
  expect(retryAfterMs("Tue, 10 Mar 2026 09:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterMs("Tue, 10 Mar 2026 08:00:00 GMT", now)).toBe(0);
  expect(
    [retryAfterMs("soon", now), retryAfterMs(undefined, now), retryAfterMs("-5", now)].filter(
      (value) => value !== null && value > 0,
    ),
  ).toEqual([]);
});

test("issues speak of what to mend", () => {
  const fields = (config: Partial<HttpRequestConfig>) =>
    httpRequest.issues({ ...base, url: ["https://x.example"], ...config }).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ url: [] })).toEqual(["url"]);
  expect(fields({ url: ["ftp://x"] })).toEqual(["url"]);
  expect(fields({ headers: [{ name: "Content-Length", value: ["5"] }] })).toEqual(["headers"]);
  expect(fields({ headers: [{ name: "bad name", value: ["5"] }] })).toEqual(["headers"]);
  expect(fields({ method: "GET" })).toEqual(["body"]);
  for (const name of ["Authorization", "X-Api-Key", "x-auth-token", "My-Secret"]) {
    expect(fields({ headers: [{ name, value: ["abc"] }] })).toEqual(["headers"]);
  }
  expect(fields({ headers: [{ name: "X-Key-Account", value: ["abc"] }] })).toEqual([]);
});
