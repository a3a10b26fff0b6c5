import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { answerAuth } from "./handle-auth";

const post = (body: string, type = "application/json", path = "callback/credentials") =>
  answerAuth(
    new NextRequest(`http://127.0.0.1:3000/api/auth/${path}`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    }),
    { params: Promise.resolve({ nextauth: path.split("/") }) },
  );

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
