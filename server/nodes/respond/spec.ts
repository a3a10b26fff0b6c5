import { z } from "zod";
import { template } from "@/server/domain/expression/template";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { count, isBlank, templateParts } from "@/server/domain/workflow/sentence";

const config = z.strictObject({
  /** 200–299 says it went well, 400–499 says that the sender has something to mend */
  status: z.int().refine((status) => (status >= 200 && status <= 299) || (status >= 400 && status <= 499), {
    error: "must be between 200 and 299, or between 400 and 499",
  }),
  body: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("fields"),
      fields: z.array(z.strictObject({ key: z.string().max(60), value: template })).max(50),
    }),
    z.strictObject({ kind: z.literal("text"), text: template }),
  ]),
});
export type RespondConfig = z.infer<typeof config>;

export const respond = defineNode({
  kind: "respond",
  label: "Respond",
  description: "Answers whoever started the run and waits for it",
  category: "action",
  icon: "reply",
  config,
  start: { status: 200, body: { kind: "text", text: ["Thank you. This is done."] } } as RespondConfig,
  nature: () => "pure",
  risk: () => "read",
  ports: () => [{ id: "next", label: "Next" }],
  summary: ({ status, body }) => [
    "Answers the sender with ",
    ...(body.kind === "text"
      ? templateParts(body.text, "write an answer")
      : [
          body.fields.length > 0 ? { value: count(body.fields.length, "field") } : { missing: "add a field" },
        ]),
    ...(status >= 400 ? [` as a refusal (${status})`] : []),
  ],
  output: () => [
    { path: ["status"], label: "Status", type: "number", sample: 200 },
    { path: ["body"], label: "Answer", type: "text" },
  ],
  issues: ({ body }) => {
    if (body.kind === "text") {
      return isBlank(body.text)
        ? [{ field: "body", message: "The answer is empty: write what to say." }]
        : [];
    }
    const unnamed = body.fields.some(({ key }) => key.trim() === "");
    const keys = body.fields.map(({ key }) => key);
    return [
      ...(body.fields.length === 0 ? [{ field: "body", message: "The answer has no field: add one." }] : []),
      ...(unnamed ? [{ field: "body", message: "A field of the answer has no name." }] : []),
      ...(new Set(keys).size < keys.length
        ? [{ field: "body", message: "The answer has a field twice." }]
        : []),
    ];
  },
});
