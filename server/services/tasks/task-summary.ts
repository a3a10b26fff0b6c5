import { z } from "zod";
import type { TaskRow } from "@/server/data/tasks";
import { type Reason, reasonSchema, reasonSentence } from "@/server/domain/intelligence/reasons";

const stored = z.array(reasonSchema);

export interface ShownReason {
  readonly code: Reason["code"];
  readonly sentence: string;
  /** of `low_confidence`: how sure the workflow asks the AI to be, 0…1 */
  readonly threshold?: number;
  /** of `payload_changed`: what differs from what was approved, one sentence each */
  readonly changes?: readonly string[];
}

/** Why it stopped: each stored reason with its sentence, and what a screen marks or lists from it. */
export function reasonsOf(json: unknown): ShownReason[] {
  const parsed = stored.safeParse(json);
  return (parsed.success ? parsed.data : []).map((reason) => ({
    code: reason.code,
    sentence: reasonSentence(reason),
    ...(reason.code === "low_confidence" && reason.threshold !== null ? { threshold: reason.threshold } : {}),
    ...(reason.code === "payload_changed" ? { changes: reason.changes } : {}),
  }));
}

/** A task as lists show it. `reason` is the first sentence of why it stopped; "" when the workflow simply asks. */
export function summaryOf({ reasons, ...row }: TaskRow) {
  return { ...row, reason: reasonsOf(reasons)[0]?.sentence ?? "" };
}
