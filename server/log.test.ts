import { expect, test } from "vitest";
import { createLog, redact } from "./log";

const canary = "canary-7f3a9c1e5b";

const holders: [string, unknown][] = [
  ["a password", { user: { password: canary } }],
  ["a header", { headers: { Authorization: `Bearer ${canary}`, cookie: `session=${canary}` } }],
  ["a header with dashes", { headers: new Headers({ "x-api-key": canary, "set-cookie": canary }) }],
  ["a key in camel case", { connection: { apiKey: canary, clientSecret: canary } }],
  ["a nested list", { items: [{ deep: { accessToken: canary } }] }],
  ["an object under a secret name", { credentials: { user: canary } }],
  ["a bearer in a text", { note: `sent Authorization: Bearer ${canary}` }],
  ["a connection string", `connect postgresql://app:${canary}@127.0.0.1:5432/app failed`],
  ["a query string", `GET /hooks?token=${canary}&x=1`],
  ["a JSON text", `{"password": "${canary}"}`],
  ["a provider key", `sk-${canary}`],
  ["an error", Object.assign(new Error(`bad token=${canary}`), { config: { secret: canary } })],
  ["a cause", new Error("outer", { cause: new Error(`password: ${canary}`) })],
  ["a map", new Map([["signature", canary]])],
];

test.each(holders)("%s is hidden", (_name, value) => {
  expect(JSON.stringify(redact(value))).not.toContain(canary);
});

test.each(holders)("%s is hidden in the log", (_name, value) => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) });
  log.error(value as object);
  log.error({ err: value, more: value }, "with a message");
  log.error(String(value instanceof Error ? value.message : JSON.stringify(value)));
  log.child({ request: value }).error({ password: canary }, "%s", typeof value === "string" ? value : "x");
  expect(lines).toHaveLength(4);
  expect(lines.join("")).not.toContain(canary);
});

test("secrets given by the environment are hidden by value", () => {
  process.env.NEXTAUTH_SECRET = "plain-looking-words-of-this-installation";
  expect(redact("a plain-looking-words-of-this-installation b")).toBe("a [hidden] b");
  delete process.env.NEXTAUTH_SECRET;
});

test("what is harmless stays, and the input is not changed", () => {
  const value = {
    tokens: 12,
    promptTokens: 3,
    at: new Date(0),
    taskId: "t1",
    ok: true,
    amount: 10.5,
    password: "x",
  };
  expect(redact(value)).toEqual({ ...value, password: "[hidden]" });
  expect(value.password).toBe("x");
  expect(redact("Please reset my password, it is urgent")).toBe("Please reset my password, it is urgent");
});

test("cycles end", () => {
  const loop: Record<string, unknown> = { name: "a" };
  loop.self = loop;
  expect(redact(loop)).toEqual({ name: "a", self: "[cut]" });
});

test("an error keeps its message and stack", () => {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line) }).error(
    { err: new TypeError("no such thing") },
    "It failed",
  );
  const line = JSON.parse(lines[0] ?? "{}");
  expect(line).toMatchObject({
    level: "error",
    msg: "It failed",
    err: { type: "TypeError", message: "no such thing" },
  });
  expect(line.err.stack).toContain("log.test");
});
