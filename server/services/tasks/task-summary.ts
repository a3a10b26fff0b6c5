import { z } from "zod";
import type { TaskRow } from "@/server/data/tasks";
import { reasonSchema, reasonSentence } from "@/server/domain/intelligence/reasons";

const stored = z.array(reasonSchema);

/** Why it stopped: each stored reason with its sentence. */
export function reasonsOf(json: unknown): { code: string; sentence: string }[] {
  const parsed = stored.safeParse(json);
  return (parsed.success ? parsed.data : []).map((reason) => ({
    code: reason.code,
    sentence: reasonSentence(reason),
  }));
}

/** A task as lists show it. `reason` is the first sentence of why it stopped; "" when the workflow simply asks. */
export function summaryOf({ reasons, ...row }: TaskRow) {
  return { ...row, reason: reasonsOf(reasons)[0]?.sentence ?? "" };
}
