import { describe, expect, test } from "vitest";
import { acceptForm, type FormField, formIssues, formTitle, readForm } from "./form-field";

const field = (key: string, type: FormField["type"], more: Partial<FormField> = {}): FormField => ({
  key,
  label: key.toUpperCase(),
  type,
  help: "",
  required: false,
  options: [],
  ...more,
});

const fields = [
  field("message", "long_text", { required: true }),
  field("email", "email"),
  field("amount", "number"),
  field("team", "choice", { options: ["Sales", "Care"] }),
  field("agree", "checkbox", { required: true }),
  field("day", "date"),
];
const good = { message: "Hello\n  there", agree: true };

describe("a filled-in form", () => {
  test("is read into values of every field, empty ones as nothing", () => {
    expect(
      readForm(fields, { ...good, amount: " 19.90 ", email: " a@b.example ", team: "", day: "2026-03-01" }),
    ).toEqual({
      values: {
        message: "Hello\n  there",
        email: "a@b.example",
        amount: 19.9,
        team: null,
        agree: true,
        day: "2026-03-01",
      },
      problems: [],
    });
  });

  test.each([
    [{ agree: true }, "message", "MESSAGE is missing."],
    [{ ...good, message: "  " }, "message", "MESSAGE is missing."],
    [{ ...good, message: 5 }, "message", "MESSAGE must be text."],
    [{ ...good, message: "x".repeat(20_001) }, "message", "MESSAGE is too long: at most 20000 characters."],
    [{ ...good, email: "not an address" }, "email", "EMAIL must be an e-mail address."],
    [{ ...good, email: `${"a".repeat(900)}@` }, "email", "EMAIL must be an e-mail address."],
    [{ ...good, amount: "1,250" }, "amount", "AMOUNT must be a number, such as 1250 or 19.90."],
    [{ ...good, amount: Number.NaN }, "amount", "AMOUNT must be a number, such as 1250 or 19.90."],
    [{ ...good, team: "Boss" }, "team", "TEAM must be one of the choices."],
    [{ ...good, agree: false }, "agree", "AGREE must be ticked."],
    [{ ...good, agree: "true" }, "agree", "AGREE must be ticked or not."],
    [{ ...good, day: "2026-02-30" }, "day", "DAY must be a date, such as 2026-12-14."],
    [{ ...good, role: "owner" }, "role", "This form has no such field."],
  ])("%j → %s", (input, key, message) => {
    expect(readForm(fields, input).problems).toEqual([{ key, message }]);
    expect(() => acceptForm(fields, input)).toThrow(
      expect.objectContaining({ code: "bad_input", details: { fields: [{ key, message }] } }),
    );
  });

  test("is an object and nothing else", () => {
    for (const input of [undefined, null, [], "message=x", 5]) {
      expect(() => acceptForm(fields, input)).toThrow(expect.objectContaining({ code: "bad_input" }));
    }
  });

  test("text that the database cannot keep is mended", () => {
    expect(acceptForm(fields, { ...good, message: "a\u0000b\ud800" }).message).toBe("a\uFFFDb\uFFFD");
  });

  test("names its run by the chosen field, else by the first that says something", () => {
    const values = { message: "First\n line", email: "a@b.example", amount: 3 };
    expect(formTitle(fields, values, "email")).toBe("a@b.example");
    expect(formTitle(fields, values, "")).toBe("First line");
    expect(formTitle(fields, { message: null, email: null, amount: 3 }, "")).toBe("3");
  });
});

test("a definition says what is missing in it", () => {
  const messages = formIssues([
    field("a", "text", { label: "" }),
    field("b", "choice", { options: ["x", "x"] }),
    field("a", "text"),
  ]);
  expect(messages.map(({ message }) => message)).toEqual([
    "Field 1 has no label: people would not know what to enter.",
    "B offers a choice twice.",
    "A has the same key as another field.",
  ]);
});
