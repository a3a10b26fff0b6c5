import type { Issue } from "@/server/domain/workflow/issue";

/** What the inspector gives to every node's form. `config` always fits the node's schema, and so must every change. */
export interface NodeFormProps<Config> {
  readonly nodeId: string;
  readonly config: Config;
  readonly onChange: (next: Config) => void;
  /** what is still to mend in this node */
  readonly issues: readonly Issue[];
}

/** The first thing wrong with a setting, in a sentence. */
export function errorOf(issues: readonly Issue[], field: string): string | null {
  return issues.find((issue) => issue.field === field && issue.severity === "error")?.message ?? null;
}
