import http from "node:http";
import type { AddressInfo } from "node:net";
import { errorCode, LaunchError } from "@/server/launch/launch-error";
import { say } from "@/server/launch/screen";
import { sinkPage } from "@/server/launch/sink-page";

/** One thing that arrived. Repeats under the same key add to `times` and are not listed again. */
export interface Received {
  /** Counts up from 1 in the order of arrival. */
  number: number;
  /** ISO time of the first arrival. */
  at: string;
  method: string;
  path: string;
  /** The `Idempotency-Key` header. */
  key: string | null;
  headers: Record<string, string>;
  /** Parsed when it is JSON, else the text; cut at 64 KiB. */
  body: unknown;
  times: number;
}

export interface Sink {
  /** `http://127.0.0.1:<port>` */
  address: string;
  /** `127.0.0.1:<port>`, as COUNTERSIGN_ALLOW_HOSTS wants it. */
  host: string;
  /** What arrived, oldest first; the latest 5,000. */
  received(): Received[];
  close(): Promise<void>;
}

const bodyLimit = 64 * 1024;
const requestLimit = 8 * 1024 * 1024;
const keepEntries = 5_000;
const shownHeaders = /^(content-type|user-agent|x-(?!forwarded)[a-z0-9-]+|idempotency-key|authorization)$/;

/**
 * A small HTTP target for trying things out: whatever is sent to it is listed on its page at `/` and as JSON at
 * `/received`. It honours `Idempotency-Key`: the same key gets the first answer again and counts as a duplicate.
 * @throws LaunchError when the port is in use.
 */
export async function startSink(port = 0): Promise<Sink> {
  const entries: Received[] = [];
  const byKey = new Map<string, { entry: Received; answer: string }>();
  let count = 0;

  const take = (request: http.IncomingMessage, body: string): string => {
    const key = request.headers["idempotency-key"]?.toString() ?? null;
    const before = key === null ? undefined : byKey.get(key);
    if (before) {
      before.entry.times++;
      return before.answer;
    }
    const entry: Received = {
      number: ++count,
      at: new Date().toISOString(),
      method: request.method ?? "",
      path: request.url ?? "",
      key,
      headers: headersOf(request),
      body: readBody(body),
      times: 1,
    };
    const answer = JSON.stringify({ ok: true, id: entry.number, receivedAt: entry.at });
    entries.push(entry);
    if (key !== null) byKey.set(key, { entry, answer });
    const dropped = entries.length > keepEntries ? entries.shift() : undefined;
    if (dropped?.key) byKey.delete(dropped.key);
    return answer;
  };

  const server = http.createServer(async (request, response) => {
    const json = (status: number, text: string) =>
      response.writeHead(status, { "content-type": "application/json" }).end(text);
    const url = new URL(request.url ?? "/", "http://sink");
    if (request.method === "GET" && url.pathname === "/") {
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(sinkPage);
    }
    if (request.method === "GET" && url.pathname === "/received") return json(200, JSON.stringify(entries));
    if (request.method === "GET" && url.pathname === "/favicon.ico") return response.writeHead(204).end();
    const body = await readAll(request);
    if (body === undefined)
      return json(413, JSON.stringify({ ok: false, error: "The body is larger than 8 MiB." }));
    json(200, take(request, body));
  });
  await listen(server, port);
  const address = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${address.port}`,
    host: `127.0.0.1:${address.port}`,
    received: () => entries,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `npm run sink`: runs until Ctrl-C. `--port N` or PORT; 4010 unless given. */
export async function runSink(args: string[]): Promise<number> {
  const given = args.includes("--port") ? args[args.indexOf("--port") + 1] : process.env.PORT;
  const port = Number(given ?? 4010);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new LaunchError("The port must be a number between 1 and 65535.");
  const sink = await startSink(port);
  say(`The sink shows what arrives: ${sink.address}`);
  say(`Countersign sends to it when it is started with COUNTERSIGN_ALLOW_HOSTS=${sink.host}`);
  await new Promise<void>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
  });
  await sink.close();
  return 0;
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        errorCode(error) === "EADDRINUSE"
          ? new LaunchError(`Port ${port} is in use by another program: give --port another.`)
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

async function readAll(request: http.IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= requestLimit) chunks.push(chunk);
  }
  return size > requestLimit ? undefined : Buffer.concat(chunks).toString("utf8");
}

function readBody(text: string): unknown {
  if (text.length > bodyLimit) return `${text.slice(0, bodyLimit)}… (${text.length} characters)`;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function headersOf(request: http.IncomingMessage): Record<string, string> {
  const shown = Object.entries(request.headers).filter(([name]) => shownHeaders.test(name));
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      name === "authorization" ? String(value).replace(/(\S{4})\S*$/, "$1…") : String(value),
    ]),
  );
}
