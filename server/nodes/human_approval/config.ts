import { z } from "zod";
import { roles } from "@/server/domain/access/roles";
import { template } from "@/server/domain/expression/template";
import { formFieldKey } from "@/server/domain/form/form-field";
import { fieldTypes } from "@/server/domain/task/task";

const candidate = z.union([
  z.strictObject({ userId: z.uuid() }),
  z.strictObject({ role: z.enum(roles).exclude(["auditor"]) }),
]);

export const humanApprovalConfig = z.strictObject({
  /** the question in one sentence */
  ask: template,
  /** how to decide, with good and bad examples; plain text */
  guidelines: z.string().max(8_000),
  candidates: z.array(candidate).max(50),
  fields: z
    .array(
      z.strictObject({
        key: formFieldKey,
        label: z.string().max(120),
        value: template,
        type: z.enum(fieldTypes),
        /** of a choice; [] = the labels of the agent whose answer is shown */
        options: z.array(z.string().min(1).max(120)).max(100),
        editable: z.boolean(),
        required: z.boolean(),
      }),
    )
    .max(50),
  outcomes: z.strictObject({ approve: z.boolean(), edit: z.boolean(), reject: z.boolean() }),
  rejectReasonRequired: z.boolean(),
  /** null = it may wait for ever; at most a year */
  due: z
    .strictObject({ minutes: z.int().min(1).max(525_600), expiry: z.enum(["expired", "rejected"]) })
    .nullable(),
  /** texts shown beside the fields; the text an agent worked on is added by itself */
  evidence: z.array(z.strictObject({ label: z.string().max(120), text: template })).max(20),
});
export type HumanApprovalConfig = z.infer<typeof humanApprovalConfig>;
