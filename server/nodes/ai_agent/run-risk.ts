import { evaluateRule, type Rule } from "@/server/domain/expression/condition";
import { isRef, type Scope } from "@/server/domain/expression/template";
import { ruleParts } from "@/server/domain/workflow/sentence";
import type { AiAgentConfig } from "./config";

/** What a rule looks at, as a person names it: a field of this agent by its label, else the last name of the chip. */
function nameOf(config: AiAgentConfig, path: readonly string[]): string {
  const key = path.at(-1) ?? "the value";
  const { task } = config;
  const own =
    task.kind === "extract" && path[0] === "answer"
      ? task.fields.find((field) => field.key === key)
      : undefined;
  return own?.label || key.replaceAll("_", " ");
}

function sentenceOf(config: AiAgentConfig, rule: Rule): string {
  const words = ruleParts(rule).map((part) => {
    if (typeof part === "string") return part;
    if ("ref" in part) return nameOf(config, part.ref.path);
    return "value" in part ? part.value : part.missing;
  });
  const text = words.join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function looksAt(rule: Rule, nodeId: string): boolean {
  return rule.field?.node === nodeId || rule.value.some((part) => isRef(part) && part.node === nodeId);
}

/**
 * The risk rules that ask for a person, as sentences. A rule that cannot be checked asks too: an amount that nobody
 * could read is not a small one. `answered` false leaves out rules about the answer that does not exist.
 */
export function riskSentences(
  config: AiAgentConfig,
  nodeId: string,
  scope: Scope,
  answered: boolean,
): string[] {
  return config.riskRules
    .filter((rule) => answered || !looksAt(rule, nodeId))
    .flatMap((rule) => {
      const verdict = evaluateRule(rule, scope);
      if (verdict.result === true) return [sentenceOf(config, rule)];
      return verdict.result === "unknown" ? [`${sentenceOf(config, rule)}? ${verdict.why}`] : [];
    });
}
