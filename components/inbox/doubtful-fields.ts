import type { JsonValue } from "@/server/domain/json";
import type { TaskField } from "@/server/domain/task/task";
import type { TaskDetail } from "./api-shapes";

/** How sure an AI must be where the workflow did not say. */
const usualThreshold = 0.8;

/** Doubtful fields that were read from one and the same text, or from none (`evidence` null). */
export interface DoubtGroup {
  readonly evidence: number | null;
  readonly fields: readonly TaskField[];
}

/** How sure the workflow asked the AI to be. */
export function thresholdOf({ reasons }: Pick<TaskDetail["task"], "reasons">): number {
  return Math.max(0, ...reasons.map(({ threshold }) => threshold ?? 0)) || usualThreshold;
}

/** True when nothing stands in a field. */
export function isEmpty(value: JsonValue): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** An AI's answer that was not sure enough or came without a number, or a required field that stands empty. */
export function isDoubtful(field: TaskField, threshold: number): boolean {
  if (isEmpty(field.value)) return field.required;
  if (field.confidence === undefined) return false;
  return field.confidence === null || field.confidence < threshold;
}

/**
 * The task's fields, doubtful ones first, the least sure at the top, beside the text they were read from. A doubtful
 * answer without a known place stands beside the first text, which is what the person has to read anyway.
 */
export function splitFields(task: Pick<TaskDetail["task"], "fields" | "evidence" | "reasons">): {
  groups: DoubtGroup[];
  others: TaskField[];
} {
  const threshold = thresholdOf(task);
  const doubtful = task.fields.filter((field) => isDoubtful(field, threshold));
  const sureness = ({ value, confidence }: TaskField) => (isEmpty(value) ? -2 : (confidence ?? -1));
  const sorted = [...doubtful].sort((one, other) => sureness(one) - sureness(other));
  const groups = new Map<number | null, TaskField[]>();
  for (const field of sorted) {
    const place = field.source?.evidence ?? (task.evidence.length > 0 ? 0 : null);
    groups.set(place, [...(groups.get(place) ?? []), field]);
  }
  return {
    groups: [...groups].map(([evidence, fields]) => ({ evidence, fields })),
    others: task.fields.filter((field) => !doubtful.includes(field)),
  };
}
