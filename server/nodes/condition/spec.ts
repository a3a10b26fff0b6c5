import { z } from "zod";
import { ruleGroup } from "@/server/domain/expression/condition";
import { defineNode } from "@/server/domain/workflow/node-spec";
import { count, ruleIssue, ruleParts } from "@/server/domain/workflow/sentence";

export const elsePort = "else";

const config = z.strictObject({
  /** tried from first to last; the first that holds is taken */
  branches: z
    .array(
      ruleGroup.extend({
        /** the port's id: stays when branches before it are removed */
        id: z.string().regex(/^branch_[a-z0-9]{1,12}$/),
        label: z.string().max(40),
      }),
    )
    .min(1)
    .max(20),
  otherwise: z.string().max(40),
});
export type ConditionConfig = z.infer<typeof config>;

export const condition = defineNode({
  kind: "condition",
  label: "Condition",
  description: "Takes a different way depending on values",
  category: "logic",
  icon: "split",
  config,
  start: {
    branches: [
      {
        id: "branch_1",
        label: "Yes",
        match: "all",
        rules: [{ field: null, type: "text", operator: "is", value: [] }],
      },
    ],
    otherwise: "No",
  } as ConditionConfig,
  nature: () => "pure",
  risk: () => "read",
  ports: ({ branches, otherwise }) => [
    ...branches.map(({ id, label }, index) => ({ id, label: label || `Branch ${index + 1}` })),
    { id: elsePort, label: otherwise || "Otherwise" },
  ],
  summary: ({ branches, otherwise }) => {
    const [first] = branches;
    const [rule] = first?.rules ?? [];
    if (!first || !rule) return ["Says yes when ", { missing: "choose a value" }];
    const others = first.rules.length - 1;
    return [
      `Goes to ${first.label || "Branch 1"} when `,
      ...ruleParts(rule),
      ...(others > 0
        ? [first.match === "all" ? " and " : " or ", { value: `${count(others, "more rule")}` }]
        : []),
      branches.length > 1
        ? `, else asks ${count(branches.length - 1, "more question")}`
        : `, else to ${otherwise || "Otherwise"}`,
    ];
  },
  output: ({ branches }) => [
    { path: ["branch"], label: "Way taken", type: "text", sample: branches[0]?.label || "Yes" },
  ],
  issues: ({ branches }) =>
    branches.flatMap(({ label, rules }, index) => {
      const name = label || `Branch ${index + 1}`;
      const found = rules.map(ruleIssue).filter((message) => message !== null);
      if (rules.length === 0) found.push("it has no rule yet.");
      return [...new Set(found)].map((message) => ({ field: "branches", message: `${name}: ${message}` }));
    }),
});
