import { cut } from "@/server/domain/cut";
import { needsValue, operatorLabels, type Rule } from "@/server/domain/expression/condition";
import { isRef, type Template } from "@/server/domain/expression/template";
import type { Sentence, SentencePart } from "@/server/domain/workflow/node-spec";

/**
 * Cuts long settings so that a card's sentence stays a sentence. A slot (`task/slots`) is filled later and is never
 * cut: whoever reads its half could not fill it.
 */
export function shorten(text: string, length = 40): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const opened = line.lastIndexOf("\uE000", length - 2);
  const closed = opened < 0 ? -1 : line.indexOf("\uE001", opened);
  const end = Math.max(length - 1, closed + 1);
  return end >= line.length ? line : `${cut(line, end).trimEnd()}…`;
}

/** A composed value as parts of a sentence: chips stay chips, text is emphasised, nothing at all is `missing`. */
export function templateParts(template: Template, missing: string, length = 40): Sentence {
  const parts = template.flatMap((part): SentencePart[] => {
    if (isRef(part)) return [{ ref: part }];
    return part.trim() === "" ? [] : [{ value: shorten(part, length) }];
  });
  return parts.length > 0 ? parts : [{ missing }];
}

export function isBlank(template: Template): boolean {
  return template.every((part) => !isRef(part) && part.trim() === "");
}

/** "Amount is more than 500". */
export function ruleParts(rule: Rule): Sentence {
  return [
    rule.field ? { ref: rule.field } : { missing: "choose a value" },
    ` ${operatorLabels[rule.operator]}`,
    ...(needsValue(rule.operator) ? [" ", ...templateParts(rule.value, "a value", 24)] : []),
  ];
}

/** What a rule still lacks, in a sentence; null when complete. */
export function ruleIssue(rule: Rule): string | null {
  if (!rule.field) return "A rule has no field: choose the value it looks at.";
  if (needsValue(rule.operator) && isBlank(rule.value)) return "A rule has nothing to compare with.";
  return null;
}

/** "5 labels", "1 label". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "45 min", "3 h", "2 days": the largest unit that says it exactly. */
export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return count(minutes / 1440, "day");
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
