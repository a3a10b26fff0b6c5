import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { errorText, isFinal, serverError } from "./error-text";

function fromServer(appError: unknown, message = "raw") {
  return TRPCClientError.from({
    error: { message, code: -32600, data: { code: "CONFLICT", httpStatus: 409, appError } },
  });
}

test("the server's sentence is passed on, with code and details", () => {
  const error = fromServer({
    code: "conflict",
    message: "Ravi approved it at 14:03.",
    details: { byName: "Ravi" },
  });
  expect(errorText(error)).toBe("Ravi approved it at 14:03.");
  expect(serverError(error)).toEqual({
    code: "conflict",
    message: "Ravi approved it at 14:03.",
    details: { byName: "Ravi" },
  });
});

test("what is not in the server's own words never reaches the screen", () => {
  const odd = [
    fromServer(undefined, "PrismaClientKnownRequestError at /srv/x.ts"),
    fromServer({ code: "made_up", message: "x" }),
    new Error("stack at /srv"),
    "a string",
    null,
  ];
  for (const error of odd) expect(errorText(error)).toMatch(/^Something went wrong on our side/);
});

test("a lost connection is called that", () => {
  const lost = TRPCClientError.from(new TypeError("Failed to fetch"));
  expect(errorText(lost)).toMatch(/could not be reached/);
  expect(isFinal(lost)).toBe(false);
});

test("only what would change is asked again", () => {
  expect(isFinal(fromServer({ code: "not_allowed", message: "No." }))).toBe(true);
  expect(isFinal(fromServer({ code: "unavailable", message: "Soon." }))).toBe(false);
  expect(isFinal(new Error("x"))).toBe(false);
});
