import { expect, test } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { formTriggerRunner } from "./run";
import { type FormTriggerConfig, formTrigger } from "./spec";

const config: FormTriggerConfig = {
  ...formTrigger.start,
  fields: [
    { key: "message", label: "Message", type: "long_text", help: "", required: true, options: [] },
    { key: "amount", label: "Amount", type: "number", help: "", required: false, options: [] },
  ],
  titleField: "message",
};
const submittedAt = "2026-03-10T09:00:00Z";

test("an answer becomes the run's first values", () => {
  const { output, title } = formTriggerRunner.accept(config, {
    fields: { message: "Hi\nthere", amount: "12.5" },
    submittedAt,
  });
  expect(output).toEqual({ fields: { message: "Hi\nthere", amount: 12.5 }, submittedAt });
  expect(title).toBe("Hi there");
});

test("nothing is taken that the form does not ask for", () => {
  const wrong: JsonValue[] = [{ message: "x", extra: 1 }, {}, { message: "x", amount: "many" }, ["x"], "x"];
  for (const fields of wrong) {
    expect(() => formTriggerRunner.accept(config, { fields, submittedAt })).toThrow(
      expect.objectContaining({ code: "bad_input" }),
    );
  }
});

test("its card and its chips follow the fields", () => {
  expect(formTrigger.summary(config)).toEqual([
    "Starts when somebody fills in the form with ",
    { value: "2 fields" },
  ]);
  expect(formTrigger.output(config).map(({ path, type }) => [path.join("."), type])).toEqual([
    ["fields.message", "text"],
    ["fields.amount", "number"],
    ["submittedAt", "date"],
  ]);
  expect(formTrigger.issues({ ...config, fields: [] })).toHaveLength(1);
});
