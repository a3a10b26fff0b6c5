import { expect, test } from "vitest";
import { inputWith } from "@/server/nodes/test-input";
import { respondRunner } from "./run";
import { type RespondConfig, respond } from "./spec";

const scope = { a: { name: "Sam", total: 12 } };

test("answers with text or with fields that keep their types", () => {
  const text: RespondConfig = {
    status: 201,
    body: { kind: "text", text: ["Hello ", { node: "a", path: ["name"] }] },
  };
  expect(respondRunner.compute(text, inputWith(scope)).response).toEqual({ status: 201, body: "Hello Sam" });
  const fields: RespondConfig = {
    status: 200,
    body: {
      kind: "fields",
      fields: [
        { key: "total", value: [{ node: "a", path: ["total"] }] },
        { key: "none", value: [{ node: "a", path: ["none"] }] },
      ],
    },
  };
  const { response, output } = respondRunner.compute(fields, inputWith(scope));
  expect(response).toEqual({ status: 200, body: { total: 12, none: null } });
  expect(output).toEqual(response);
});

test("only says that it went well, or what the sender has to mend", () => {
  const accepts = (status: number) => respond.config.safeParse({ ...respond.start, status }).success;
  expect([200, 204, 299, 400, 422, 499].every(accepts)).toBe(true);
  expect([100, 199, 300, 302, 500, 503, 200.5].some(accepts)).toBe(false);
});

test("an empty answer is an issue", () => {
  expect(respond.issues(respond.start)).toEqual([]);
  expect(respond.issues({ status: 200, body: { kind: "text", text: [" "] } })).toHaveLength(1);
  expect(respond.issues({ status: 200, body: { kind: "fields", fields: [] } })).toHaveLength(1);
});
