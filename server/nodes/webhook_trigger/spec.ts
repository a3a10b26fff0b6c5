import { z } from "zod";
import { defineNode } from "@/server/domain/workflow/node-spec";

export const bodyFieldTypes = ["text", "number", "boolean", "date", "list", "object"] as const;

/** Where a value sits in the body: names separated by dots, e.g. "customer.email". */
const bodyPath = z.string().regex(/^[^.\s]{1,60}(\.[^.\s]{1,60}){0,7}$/, "must be names separated by dots");

const config = z.strictObject({
  /** hmac: only signed deliveries are taken (the default); none: whoever knows the address may start runs */
  signature: z.enum(["hmac", "none"]),
  /** at_once: 202 with the run's address; respond: waits for a Respond step */
  answer: z.enum(["at_once", "respond"]),
  /** what to expect in the body, so that later steps can use it */
  fields: z
    .array(
      z.strictObject({
        path: bodyPath,
        label: z.string().max(120),
        type: z.enum(bodyFieldTypes),
        required: z.boolean(),
        sample: z.string().max(500),
      }),
    )
    .max(100),
  /** the value that names the run; "" = the first text */
  titlePath: bodyPath.or(z.literal("")),
});
export type WebhookTriggerConfig = z.infer<typeof config>;

export const webhookTrigger = defineNode({
  kind: "webhook_trigger",
  label: "Webhook",
  description: "Another system sends data to an address; each delivery starts a run",
  category: "trigger",
  icon: "webhook",
  config,
  start: { signature: "hmac", answer: "at_once", fields: [], titlePath: "" } as WebhookTriggerConfig,
  nature: () => "trigger",
  risk: () => "read",
  ports: () => [{ id: "next", label: "Next" }],
  summary: ({ signature, answer }) => [
    "Starts when another system sends ",
    { value: signature === "hmac" ? "signed data" : "data" },
    answer === "at_once" ? ", answers at once" : ", answers with a Respond step",
  ],
  output: ({ fields }) => [
    ...fields.map(({ path, label, type, sample }) => ({
      path: ["body", ...path.split(".")],
      label: label || path,
      type,
      sample: sample || undefined,
    })),
    { path: ["body"], label: "Everything sent", type: "object" },
    { path: ["receivedAt"], label: "Received at", type: "date", sample: "2026-12-14T09:30:00Z" },
  ],
  issues: ({ fields }) =>
    fields
      .filter(({ path }, index) => fields.findIndex((other) => other.path === path) < index)
      .map(({ path }) => ({ field: "fields", message: `“${path}” is listed twice.` })),
});
