import { z } from "zod";
import { formFieldKey, formFields, formIssues, formOutput } from "@/server/domain/form/form-field";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { count } from "@/server/domain/workflow/sentence";

const config = z.strictObject({
  fields: formFields,
  /** the field that names the run; "" = the first one */
  titleField: formFieldKey.or(z.literal("")),
});
export type ManualTriggerConfig = z.infer<typeof config>;

export const manualTrigger = defineNode({
  kind: "manual_trigger",
  label: "Start by hand",
  description: "Somebody presses Start and fills in what you ask for",
  category: "trigger",
  icon: "mouse-pointer-click",
  config,
  start: { fields: [], titleField: "" } as ManualTriggerConfig,
  nature: () => "trigger",
  risk: () => "read",
  ports: () => [{ id: "next", label: "Next" }],
  summary: ({ fields }) =>
    fields.length === 0
      ? ["Starts when somebody presses ", { value: "Start" }]
      : [
          "Starts when somebody presses ",
          { value: "Start" },
          " and fills in ",
          { value: count(fields.length, "field") },
        ],
  output: ({ fields }) => [
    ...formOutput(fields),
    { path: ["startedAt"], label: "Started at", type: "date", sample: "2026-12-14T09:30:00Z" },
  ],
  issues: ({ fields }) => formIssues(fields),
});
