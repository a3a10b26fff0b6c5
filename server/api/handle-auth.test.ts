import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { authOptions } from "@/server/auth";
import { forgetEnv } from "@/server/env";
import { answerAuth } from "./handle-auth";

const home = "http://127.0.0.1:3000";
const ours = { origin: home, "sec-fetch-site": "same-origin" };

const send = (path: string, init: { method: string; body?: string; headers?: Record<string, string> }) =>
  answerAuth(new NextRequest(`${home}/api/auth/${path}`, init), {
    params: Promise.resolve({ nextauth: path.split("/") }),
  });

const post = (body: string, type = "application/json", path = "callback/credentials") =>
  send(path, { method: "POST", body, headers: { "content-type": type, ...ours } });

const odd = [null, "", [], { not: "" }, 7, undefined];

test.each(odd.map((value) => ({ value })))("a password $value is bad input", async ({ value }) => {
  const response = await post(JSON.stringify({ email: "a@example.com", password: value }));
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ code: "bad_input", status: 400 });
});

test.each(odd.map((value) => ({ value })))("an e-mail $value is bad input", async ({ value }) => {
  const response = await post(JSON.stringify({ email: value, password: "x" }));
  expect(response.status).toBe(400);
});

test.each(["{", "[]", "null", '"text"', ""])("a body %j is bad input", async (body) => {
  expect((await post(body)).status).toBe(400);
});

test("a form without its fields is bad input", async () => {
  expect((await post("email=&password=x", "application/x-www-form-urlencoded")).status).toBe(400);
});

test("more than 16 KiB is too large", async () => {
  expect((await post(JSON.stringify({ email: "a", password: "x".repeat(17_000) }))).status).toBe(413);
});

test.each<[string, Record<string, string>]>([
  ["absent", {}],
  ["null", { origin: "null" }],
  ["foreign", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["of another port", { origin: "http://127.0.0.1:3001", "sec-fetch-site": "same-site" }],
])("a sign-in and a sign-out whose origin is %s are refused", async (_, origin) => {
  for (const path of ["callback/credentials", "signout"]) {
    const headers = { "content-type": "application/x-www-form-urlencoded", ...origin };
    const response = await send(path, { method: "POST", body: "email=a@example.com&password=x", headers });
    expect(response.status).toBe(403);
  }
});

test.each([
  ["GET", "callback/credentials"],
  ["GET", "callback/x"],
  ["GET", "verify-request"],
  ["POST", "_log"],
  ["POST", "signin/x"],
  ["POST", "session"],
  ["GET", "__proto__"],
])("%s %s is not there", async (method, path) => {
  const response = await send(path, { method, headers: { ...ours } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("while the database is away a sign-in is told so, and nothing of how it is reached", async () => {
  process.env.DATABASE_URL = "postgres://canary:canary@127.0.0.1:9/canary";
  process.env.NEXTAUTH_SECRET = "s".repeat(43);
  forgetEnv();
  type Authorize = (given: object, request: object) => Promise<unknown>;
  const [provider] = authOptions().providers;
  const { authorize } = (provider?.options ?? {}) as { authorize: Authorize };
  await expect(authorize({ email: "a@example.com", password: "x" }, {})).rejects.toThrow(
    /^This could not be checked at the moment\. Try again soon\.$/,
  );
});
