/** How the built-in model is named wherever people see it. It is never presented as a language model. */
export const BUILT_IN = {
  id: "built-in",
  name: "Built-in offline model (English, not an LLM): learns from your reviewers",
  rules: "Built-in offline rules (English, not an LLM)",
  template: "Your own template, filled in (not written by a model)",
} as const;
