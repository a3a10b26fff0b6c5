import { z } from "zod";
import { formFieldKey, formFields, formIssues, formOutput } from "@/server/domain/form/form-field";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { count } from "@/server/domain/workflow/sentence";

const config = z.strictObject({
  /** heading of the public page; "" = the workflow's name */
  heading: z.string().max(120),
  /** one or two sentences under it */
  intro: z.string().max(1_000),
  fields: formFields,
  /** the field that names the run; "" = the first one */
  titleField: formFieldKey.or(z.literal("")),
  submitLabel: z.string().max(40),
  /** shown after sending; "" = a plain thank-you */
  thanks: z.string().max(1_000),
});
export type FormTriggerConfig = z.infer<typeof config>;

export const formTrigger = defineNode({
  kind: "form_trigger",
  label: "Form",
  description: "A public page with your own fields; each answer starts a run",
  category: "trigger",
  icon: "clipboard-list",
  config,
  start: {
    heading: "",
    intro: "",
    fields: [{ key: "message", label: "Message", type: "long_text", help: "", required: true, options: [] }],
    titleField: "",
    submitLabel: "Send",
    thanks: "Thank you. We have received this.",
  } as FormTriggerConfig,
  nature: () => "trigger",
  risk: () => "read",
  ports: () => [{ id: "next", label: "Next" }],
  summary: ({ fields }) => [
    "Starts when somebody fills in the form with ",
    fields.length > 0 ? { value: count(fields.length, "field") } : { missing: "add a field" },
  ],
  output: ({ fields }) => [
    ...formOutput(fields),
    { path: ["submittedAt"], label: "Sent at", type: "date", sample: "2026-12-14T09:30:00Z" },
  ],
  issues: ({ fields }) =>
    fields.length === 0
      ? [{ field: "fields", message: "The form has no field: add one." }]
      : formIssues(fields),
});
