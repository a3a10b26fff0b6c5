import { describe, expect, test } from "vitest";
import { webhookTriggerRunner } from "./run";
import { type WebhookTriggerConfig, webhookTrigger } from "./spec";

const field = (path: string, type: WebhookTriggerConfig["fields"][number]["type"], required = true) => ({
  path,
  label: "",
  type,
  required,
  sample: "",
});
const config: WebhookTriggerConfig = {
  ...webhookTrigger.start,
  fields: [field("message", "text"), field("customer.age", "number", false)],
  titlePath: "message",
};
const receivedAt = "2026-03-10T09:00:00Z";
const accept = (body: unknown, headers: Record<string, string> = {}) =>
  webhookTriggerRunner.accept(config, { body: body as string, headers, receivedAt });

describe("a delivery", () => {
  test("is kept as it came, and names the run", () => {
    const body = { message: "Hello", customer: { age: "41", name: "Sam" }, list: [1, null] };
    expect(accept(body)).toEqual({ output: { body, headers: {}, receivedAt }, title: "Hello" });
  });

  test("keeps no header that could hold a credential or a signature", () => {
    const { output } = accept(
      { message: "x" },
      {
        "Content-Type": "application/json",
        "X-Request-Id": "r1",
        authorization: "Bearer s",
        cookie: "s",
        "x-countersign-signature": "v1=s",
        "x-api-key": "s",
        "x-access-token": "s",
        accept: "*/*",
      },
    );
    expect(output.headers).toEqual({ "content-type": "application/json", "x-request-id": "r1" });
  });

  test.each([
    [{}, "“message” is missing."],
    [{ message: "" }, "“message” is missing."],
    [{ message: { text: "x" } }, "“message” must be text."],
    [{ message: "x", customer: { age: "old" } }, "“customer.age” must be a number."],
    ["x", "“message” is missing."],
    [null, "“message” is missing."],
  ])("%j is refused: %s", (body, message) => {
    expect(() => accept(body)).toThrow(
      expect.objectContaining({
        code: "bad_input",
        details: { fields: [expect.objectContaining({ message })] },
      }),
    );
  });

  test("that nests without end, or holds what cannot be stored, does no harm", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(() => accept({ message: "x", deep })).toThrow(expect.objectContaining({ code: "bad_input" }));
    expect(accept({ message: "a\u0000", "k\ud800": 1 }).output.body).toEqual({
      message: "a\uFFFD",
      "k\uFFFD": 1,
    });
    const hostile = JSON.parse(
      '{"message":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    accept(hostile);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test("what is expected in the body is offered as chips", () => {
  expect(webhookTrigger.output(config).map(({ path }) => path)).toEqual([
    ["body", "message"],
    ["body", "customer", "age"],
    ["body"],
    ["receivedAt"],
  ]);
  expect(webhookTrigger.config.safeParse({ ...config, titlePath: "a..b" }).success).toBe(false);
});
