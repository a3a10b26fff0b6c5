import { expect, test } from "vitest";
import { manualTriggerRunner } from "./run";
import type { ManualTriggerConfig } from "./spec";

const config: ManualTriggerConfig = {
  fields: [{ key: "who", label: "Who", type: "text", help: "", required: true, options: [] }],
  titleField: "",
};
const startedAt = "2026-03-10T09:00:00Z";

test("takes what somebody filled in and names the run by it", () => {
  expect(manualTriggerRunner.accept(config, { fields: { who: " Ana " }, startedAt })).toEqual({
    output: { fields: { who: "Ana" }, startedAt },
    title: "Ana",
  });
});

test("without fields it starts on the press alone", () => {
  const accepted = manualTriggerRunner.accept({ fields: [], titleField: "" }, { fields: {}, startedAt });
  expect(accepted.output.fields).toEqual({});
});

test("refuses what is missing or unknown, by field", () => {
  expect(() => manualTriggerRunner.accept(config, { fields: { role: "owner" }, startedAt })).toThrow(
    expect.objectContaining({
      code: "bad_input",
      details: {
        fields: [expect.objectContaining({ key: "role" }), expect.objectContaining({ key: "who" })],
      },
    }),
  );
});
