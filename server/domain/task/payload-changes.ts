import { cut } from "@/server/domain/cut";
import type { JsonValue } from "@/server/domain/json";
import type { EffectPayload } from "./task";

/** What differs between the payload that was approved and the one that would run, one sentence a difference. */
export function payloadChanges(approved: EffectPayload | null, current: EffectPayload): string[] {
  if (!approved) return ["This action was not part of what was approved."];
  const sentences: string[] = [];
  compare("", comparable(approved), comparable(current), sentences);
  return sentences.length > 0
    ? sentences
    : ["The version of the workflow or its place in the run is not the one that was approved."];
}

function comparable({ sentence: _, ...rest }: EffectPayload): JsonValue {
  return { ...rest } as unknown as JsonValue;
}

function compare(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  sentences: string[],
): void {
  if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(path ? `${path}.${key}` : key, before[key], after[key], sentences);
    }
    return;
  }
  const [was, is] = [shown(before), shown(after)];
  if (was !== is) sentences.push(`${path} was ${was} and is now ${is}.`);
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "empty";
  const text = typeof value === "string" ? `“${value}”` : JSON.stringify(value);
  return text.length > 200 ? `${cut(text, 200)}…` : text;
}
