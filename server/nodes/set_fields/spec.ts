import { z } from "zod";
import { template } from "@/server/domain/expression/template";
import { formFieldKey } from "@/server/domain/form/form-field";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { shorten } from "@/server/domain/workflow/sentence";

/** `keep` leaves a lone chip's value as it is and joins everything else to text. */
export const setTypes = ["keep", "text", "number", "boolean", "date"] as const;

const config = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        key: formFieldKey,
        label: z.string().max(120),
        type: z.enum(setTypes),
        value: template,
      }),
    )
    .max(50),
});
export type SetFieldsConfig = z.infer<typeof config>;

export const setFields = defineNode({
  kind: "set_fields",
  label: "Set fields",
  description: "Names, joins and converts values for the steps after it",
  category: "logic",
  icon: "pencil-line",
  config,
  start: { fields: [{ key: "field_1", label: "", type: "keep", value: [] }] } as SetFieldsConfig,
  nature: () => "pure",
  risk: () => "read",
  ports: () => [{ id: "next", label: "Next" }],
  summary: ({ fields }) => {
    const named = fields.filter(({ label }) => label.trim() !== "").map(({ label }) => shorten(label, 20));
    if (named.length === 0) return ["Sets ", { missing: "name a field" }];
    const shown = named.slice(0, 3).flatMap((name, index) => [...(index > 0 ? [", "] : []), { value: name }]);
    return ["Sets ", ...shown, ...(named.length > 3 ? [` and ${named.length - 3} more`] : [])];
  },
  output: ({ fields }) =>
    fields.map(({ key, label, type }) => ({
      path: ["fields", key],
      label: label || key,
      type: type === "keep" ? "text" : type,
    })),
  issues: ({ fields }) => {
    const messages = fields.flatMap(({ key, label, value }, index) => {
      const name = label.trim() || `Field ${index + 1}`;
      const found: string[] = [];
      if (label.trim() === "") found.push(`${name} has no name.`);
      if (value.length === 0) found.push(`${name} has no value yet.`);
      if (fields.findIndex((other) => other.key === key) < index) found.push(`${name} is set twice.`);
      return found;
    });
    if (fields.length === 0) messages.push("There is no field to set: add one.");
    return messages.map((message) => ({ field: "fields", message }));
  },
});
