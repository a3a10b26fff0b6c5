import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PerformError } from "@/server/domain/run/perform-error";
import { type Resolve, resolveBySystem } from "./guarded-connector";
import { type GuardedRequest, type GuardOptions, guardedFetch } from "./guarded-fetch";
import { guardedWhatwgFetch } from "./guarded-whatwg-fetch";
import { hostileAddresses, hostileNames } from "./hostile-addresses.test-data";

interface Hit {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let sink: Server;
let port: number;
let hits: Hit[] = [];
let connections = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  sink = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      hits.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      answer(request, response);
    });
  });
  sink.on("connection", () => {
    connections++;
  });
  await new Promise<void>((done) => sink.listen(0, "127.0.0.1", done));
  port = (sink.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => sink.close(done)));
beforeEach(() => {
  hits = [];
  connections = 0;
  answer = (_, response) => response.end("ok");
});

const resolve: Resolve = async (hostname) => {
  const known = hostileNames[hostname.replace(/\.$/, "")];
  if (known) return known.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  if (/localhost/.test(hostname)) return resolveBySystem(hostname);
  throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
};

const get = (url: string): GuardedRequest => ({
  method: "GET",
  url,
  headers: {},
  body: null,
  timeoutMs: 5_000,
});
const post = (url: string, headers: Record<string, string> = {}): GuardedRequest => ({
  method: "POST",
  url,
  headers: { "content-type": "application/json", ...headers },
  body: '{"a":1}',
  timeoutMs: 5_000,
});
const here = () => `http://127.0.0.1:${port}`;
const admitted = (): GuardOptions => ({ allowHosts: [{ host: "127.0.0.1", port }] });

async function failure(request: GuardedRequest, options: GuardOptions): Promise<PerformError> {
  const outcome = await guardedFetch(request, options).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(PerformError);
  return outcome as PerformError;
}

describe("places that are not on the public internet", () => {
  test("200 and more spellings reach no loopback sink, by any way out", async () => {
    const addresses = hostileAddresses(port);
    expect(new Set(addresses).size).toBeGreaterThanOrEqual(200);
    const whatwg = guardedWhatwgFetch({ allowHosts: [], resolve });
    for (const url of addresses) {
      const error = await failure(get(url), { allowHosts: [], resolve });
      expect(["bad_config", "before_sending"], `${url}: ${error.message}`).toContain(error.kind);
      await failure(post(url), { allowHosts: [], resolve });
      await expect(whatwg(url), url).rejects.toThrow();
    }
    expect(connections).toBe(0);
  }, 60_000);

  test("an admitted host does not open its neighbours", async () => {
    const options = {
      allowHosts: [
        { host: "127.0.0.1", port: port + 1 },
        { host: "localhost", port },
      ],
      resolve,
    };
    expect((await failure(get(`${here()}/hit`), options)).kind).toBe("bad_config");
    expect(connections).toBe(0);
    expect((await guardedFetch(get(`http://localhost:${port}/hit`), options)).body).toBe("ok");
  });

  test("a name that changes its address after the check is caught where it is connected", async () => {
    let asked = 0;
    const rebinding: Resolve = async () => [
      { address: asked++ === 0 ? "93.184.216.34" : "127.0.0.1", family: 4 },
    ];
    await rebinding("warm.test");
    const error = await failure(get(`http://warm.test:${port}/hit`), { allowHosts: [], resolve: rebinding });
    expect(error.kind).toBe("bad_config");
    expect(asked).toBe(2);
    expect(connections).toBe(0);
  });

  test("the refusal tells whoever runs it how to admit the host", async () => {
    const error = await failure(get(`${here()}/hit`), { allowHosts: [] });
    expect(error.message).toContain(`COUNTERSIGN_ALLOW_HOSTS=127.0.0.1:${port}`);
  });
});

describe("redirects", () => {
  const leadTo = (status: number, location: string) => {
    answer = (request, response) => {
      if (request.url === "/hit") response.end("arrived");
      else response.writeHead(status, { location }).end();
    };
  };

  test("into a place that is not admitted are refused", async () => {
    for (const location of [
      "http://127.0.0.2/hit",
      `http://localhost:${port}/hit`,
      "http://[::1]/hit",
      "file:///etc/passwd",
      "http://u:p@example.com/",
    ]) {
      leadTo(302, location);
      expect((await failure(get(`${here()}/start`), { ...admitted(), resolve })).kind, location).toBe(
        "bad_config",
      );
    }
    expect(hits.every(({ url }) => url === "/start")).toBe(true);
  });

  test("within an admitted host are followed, three at most", async () => {
    leadTo(301, "/hit");
    expect((await guardedFetch(get(`${here()}/start`), admitted())).body).toBe("arrived");
    answer = (_, response) => response.writeHead(302, { location: "/again" }).end();
    hits = [];
    expect((await failure(get(`${here()}/start`), admitted())).kind).toBe("rejected");
    expect(hits).toHaveLength(4);
  });

  test("an effect is not sent on, except unchanged within the same origin", async () => {
    leadTo(302, "/hit");
    expect((await guardedFetch(post(`${here()}/start`), admitted())).status).toBe(302);
    leadTo(307, `http://localhost:${port}/hit`);
    expect((await guardedFetch(post(`${here()}/start`), admitted())).status).toBe(307);
    leadTo(307, "/hit");
    expect((await guardedFetch(post(`${here()}/start`), admitted())).body).toBe("arrived");
    expect(hits.at(-1)).toMatchObject({ method: "POST", url: "/hit", body: '{"a":1}' });
  });

  test("carry no credential to another host", async () => {
    leadTo(302, `http://localhost:${port}/hit`);
    const allowHosts = [
      { host: "127.0.0.1", port },
      { host: "localhost", port },
    ];
    const credential = { "x-api-key": "secret" };
    const request = {
      ...get(`${here()}/start`),
      headers: { authorization: "Bearer typed", "x-token": "typed", accept: "text/html" },
    };
    await guardedFetch(request, { allowHosts, credential });
    expect(hits[0]?.headers).toMatchObject({ "x-api-key": "secret", authorization: "Bearer typed" });
    expect(hits[1]?.headers["x-api-key"]).toBeUndefined();
    expect(hits[1]?.headers.authorization).toBeUndefined();
    expect(hits[1]?.headers["x-token"]).toBeUndefined();
    expect(hits[1]?.headers.accept).toBe("text/html");
  });
});

describe("what became of a request that failed", () => {
  test("nothing was sent: no such name, nobody listening, a certificate that does not fit", async () => {
    expect((await failure(post("http://nowhere.test/"), { allowHosts: [], resolve })).kind).toBe(
      "before_sending",
    );
    const free = createTcpServer();
    await new Promise<void>((done) => free.listen(0, "127.0.0.1", done));
    const closed = (free.address() as AddressInfo).port;
    await new Promise((done) => free.close(done));
    const options = {
      allowHosts: [
        { host: "127.0.0.1", port: closed },
        { host: "127.0.0.1", port },
      ],
    };
    expect((await failure(post(`http://127.0.0.1:${closed}/`), options)).kind).toBe("before_sending");
    expect((await failure(post(`https://127.0.0.1:${port}/`), options)).kind).toBe("before_sending");
  });

  test("it may have arrived: no answer in time, a connection that is cut", async () => {
    answer = () => undefined;
    expect((await failure({ ...post(`${here()}/hit`), timeoutMs: 150 }, admitted())).kind).toBe("ambiguous");
    answer = (_, response) => response.destroy();
    expect((await failure(post(`${here()}/hit`), admitted())).kind).toBe("ambiguous");
    const stop = new AbortController();
    answer = () => stop.abort();
    expect((await failure(post(`${here()}/hit`), { ...admitted(), signal: stop.signal })).kind).toBe(
      "ambiguous",
    );
    expect(hits).toHaveLength(3);
  });

  test("refused before anything is sent: headers that smuggle", async () => {
    for (const headers of [
      { Host: "evil.test" },
      { "Transfer-Encoding": "chunked" },
      { "content-length": "1" },
      { "x-a": "b\r\nx-c: d" },
    ]) {
      expect(
        (await failure(post(`${here()}/hit`, headers as unknown as Record<string, string>), admitted())).kind,
      ).toBe("bad_config");
    }
    expect(hits).toHaveLength(0);
  });
});

describe("answers", () => {
  test("larger than 1 MiB: a read is refused, an effect counts by its status", async () => {
    answer = (_, response) => response.end(Buffer.alloc(1024 * 1024 + 1, "a"));
    expect((await failure(get(`${here()}/hit`), admitted())).kind).toBe("rejected");
    const sent = await guardedFetch(post(`${here()}/hit`), admitted());
    expect([sent.status, sent.body.length]).toEqual([200, 1024 * 1024]);
  });

  test("packed ones are unpacked within the cap: a bomb is refused", async () => {
    const packed = (bytes: Buffer) => (_: IncomingMessage, response: ServerResponse) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(bytes));
    answer = packed(Buffer.from("unpacked"));
    expect((await guardedFetch(get(`${here()}/hit`), admitted())).body).toBe("unpacked");
    answer = packed(Buffer.alloc(64 * 1024 * 1024));
    expect((await failure(get(`${here()}/hit`), admitted())).kind).toBe("rejected");
  });

  test("that break off: a read is repeated, an effect counts by its status", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => response.destroy(), 20);
    };
    expect((await failure(get(`${here()}/hit`), admitted())).kind).toBe("ambiguous");
    expect(await guardedFetch(post(`${here()}/hit`), admitted())).toMatchObject({
      status: 200,
      body: "half",
    });
  });
});

test("the web's fetch reaches an admitted host and follows nothing", async () => {
  const fetch = guardedWhatwgFetch({ allowHosts: [{ host: "127.0.0.1", port }] });
  expect(await (await fetch(`${here()}/hit`, { method: "POST", body: "x" })).text()).toBe("ok");
  answer = (_, response) => response.writeHead(302, { location: "/hit" }).end();
  await expect(fetch(`${here()}/start`)).rejects.toThrow();
});
