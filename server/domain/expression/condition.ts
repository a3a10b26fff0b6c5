import { z } from "zod";
import {
  type Ref,
  ref,
  renderText,
  resolveRef,
  type Scope,
  template,
} from "@/server/domain/expression/template";
import type { JsonValue } from "@/server/domain/json";
import { dateOf, numberOf, truthOf } from "./convert";

/**
 * Rules as people fill them in: a field, a comparison, a value. There is no expression language. A comparison that
 * cannot be made (the field is empty, "abc" is no number) is neither true nor false but *unknown*, so that a missing
 * amount never counts as a small one.
 */
export const valueTypes = ["text", "number", "date", "boolean", "list"] as const;
export type ValueType = (typeof valueTypes)[number];

export const operatorIds = [
  "is",
  "is_not",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "is_one_of",
  "equals",
  "not_equals",
  "more_than",
  "at_least",
  "less_than",
  "at_most",
  "on",
  "before",
  "after",
  "is_yes",
  "is_no",
  "includes",
  "not_includes",
  "is_empty",
  "is_not_empty",
] as const;
export type OperatorId = (typeof operatorIds)[number];

const emptiness = ["is_empty", "is_not_empty"] as const;

/** Which comparisons each type offers, in the order of the picker. */
export const operatorsOf: Readonly<Record<ValueType, readonly OperatorId[]>> = {
  text: ["is", "is_not", "contains", "not_contains", "starts_with", "ends_with", "is_one_of", ...emptiness],
  number: ["equals", "not_equals", "more_than", "at_least", "less_than", "at_most", ...emptiness],
  date: ["on", "before", "after", ...emptiness],
  boolean: ["is_yes", "is_no", ...emptiness],
  list: ["includes", "not_includes", ...emptiness],
};

/** As read in a sentence between the field and the value. */
export const operatorLabels: Readonly<Record<OperatorId, string>> = {
  is: "is",
  is_not: "is not",
  contains: "contains",
  not_contains: "does not contain",
  starts_with: "starts with",
  ends_with: "ends with",
  is_one_of: "is one of",
  equals: "equals",
  not_equals: "does not equal",
  more_than: "is more than",
  at_least: "is at least",
  less_than: "is less than",
  at_most: "is at most",
  on: "is on",
  before: "is before",
  after: "is after",
  is_yes: "is yes",
  is_no: "is no",
  includes: "includes",
  not_includes: "does not include",
  is_empty: "is empty",
  is_not_empty: "is not empty",
};

const unary: ReadonlySet<OperatorId> = new Set(["is_yes", "is_no", ...emptiness]);

/** Whether the comparison has a right-hand side. */
export function needsValue(operator: OperatorId): boolean {
  return !unary.has(operator);
}

export const rule = z
  .strictObject({
    /** null in a draft, until a field is chosen */
    field: ref.nullable(),
    type: z.enum(valueTypes),
    operator: z.enum(operatorIds),
    value: template,
  })
  .refine((candidate) => operatorsOf[candidate.type].includes(candidate.operator), {
    error: "This comparison does not fit the type of the field.",
    path: ["operator"],
  });
export type Rule = z.infer<typeof rule>;

export const ruleGroup = z.strictObject({ match: z.enum(["all", "any"]), rules: z.array(rule).max(50) });
export type RuleGroup = z.infer<typeof ruleGroup>;

export type Verdict =
  | { readonly result: true | false }
  | { readonly result: "unknown"; readonly why: string };

const yes: Verdict = { result: true };
const no: Verdict = { result: false };
const verdict = (holds: boolean): Verdict => (holds ? yes : no);
const unknown = (why: string): Verdict => ({ result: "unknown", why });

/** The last name on a chip's path: what a person would call it in a message. */
function nameOf(field: Ref): string {
  return `“${field.path.at(-1) ?? field.node}”`;
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return Array.isArray(value) && value.length === 0;
}

/** Text is compared as people read it: without regard to case or space around it. */
function fold(value: string): string {
  return value.trim().toLowerCase();
}

/** Entries of an "is one of" value: separated by commas or lines. */
function entriesOf(value: string): string[] {
  return value.split(/[,\n]/).map(fold).filter(Boolean);
}

function compareText(left: string, operator: OperatorId, right: string): boolean {
  switch (operator) {
    case "is":
      return left === right;
    case "is_not":
      return left !== right;
    case "contains":
      return left.includes(right);
    case "not_contains":
      return !left.includes(right);
    case "starts_with":
      return left.startsWith(right);
    case "ends_with":
      return left.endsWith(right);
    default:
      return entriesOf(right).includes(left);
  }
}

function compareNumber(left: number, operator: OperatorId, right: number): boolean {
  switch (operator) {
    case "equals":
      return left === right;
    case "not_equals":
      return left !== right;
    case "more_than":
      return left > right;
    case "at_least":
      return left >= right;
    case "less_than":
      return left < right;
    default:
      return left <= right;
  }
}

/** By whole days (UTC) when either side is a day, else by the instant. */
function compareDate(left: { ms: number; day: boolean }, operator: OperatorId, right: typeof left): boolean {
  const byDay = operator === "on" || left.day || right.day;
  const [a, b] = byDay ? [dayOf(left.ms), dayOf(right.ms)] : [left.ms, right.ms];
  if (operator === "on") return a === b;
  return operator === "before" ? a < b : a > b;
}

const dayOf = (ms: number): number => Math.floor(ms / 86_400_000);

/** One rule against the recorded outputs. Never throws. */
export function evaluateRule({ field, type, operator, value }: Rule, scope: Scope): Verdict {
  if (!field) return unknown("A rule has no field yet.");
  const left = resolveRef(field, scope);
  if (operator === "is_empty") return verdict(isEmpty(left));
  if (operator === "is_not_empty") return verdict(!isEmpty(left));
  const right = needsValue(operator) ? renderText(value, scope) : "";
  if (needsValue(operator) && right.trim() === "") {
    return unknown(`There was nothing to compare ${nameOf(field)} with.`);
  }
  switch (type) {
    case "text":
      if (left !== null && typeof left === "object") return unknown(`${nameOf(field)} is not text.`);
      return verdict(compareText(fold(String(left ?? "")), operator, fold(right)));
    case "list": {
      if (!Array.isArray(left)) return unknown(`${nameOf(field)} is not a list.`);
      const found = left.some((item) => typeof item !== "object" && fold(String(item)) === fold(right));
      return verdict(found === (operator === "includes"));
    }
    case "boolean": {
      const truth = truthOf(left);
      if (truth === null) return unknown(`${nameOf(field)} is neither yes nor no.`);
      return verdict(truth === (operator === "is_yes"));
    }
    case "number": {
      const [a, b] = [numberOf(left), numberOf(right)];
      if (a === null) return unknown(cannotCompare(field, left, "a number"));
      if (b === null) return unknown(`“${right}” is not a number.`);
      return verdict(compareNumber(a, operator, b));
    }
    case "date": {
      const [a, b] = [dateOf(left), dateOf(right)];
      if (a === null) return unknown(cannotCompare(field, left, "a date"));
      if (b === null) return unknown(`“${right}” is not a date.`);
      return verdict(compareDate(a, operator, b));
    }
  }
}

function cannotCompare(field: Ref, value: JsonValue | undefined, wanted: string): string {
  return isEmpty(value)
    ? `${nameOf(field)} came empty, so there was nothing to compare.`
    : `${nameOf(field)} is not ${wanted}.`;
}

/**
 * A group by Kleene's three-valued logic: "all" is false as soon as one is false, "any" true as soon as one is true;
 * otherwise one unknown makes the group unknown. An empty group is unknown.
 */
export function evaluateGroup({ match, rules }: RuleGroup, scope: Scope): Verdict {
  if (rules.length === 0) return unknown("There is no rule yet.");
  const verdicts = rules.map((each) => evaluateRule(each, scope));
  const deciding = match === "any";
  if (verdicts.some(({ result }) => result === deciding)) return verdict(deciding);
  return verdicts.find(({ result }) => result === "unknown") ?? verdict(!deciding);
}
