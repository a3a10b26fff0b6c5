import { z } from "zod";
import { type JsonValue, jsonValue } from "@/server/domain/json";

export interface EntryChange {
  readonly field: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}
export interface EntryFact {
  readonly key: string;
  readonly value: JsonValue;
  readonly isHash: boolean;
}

const changes = z.array(z.object({ field: z.string(), from: jsonValue, to: jsonValue }));
const record = z.record(z.string(), jsonValue);
const names: Record<string, string> = {
  shownHash: "Shown",
  decidedHash: "Signed",
  payloadHash: "Payload",
  approvedHash: "Approved",
  currentHash: "Now",
  steps: "Steps",
  hash: "Content",
  stepCount: "Number of steps",
  number: "Number",
  versionNumber: "Version",
  modelVersion: "Model",
  allowedHosts: "Hosts",
};
/** Ids say nothing to people; what they stand for is linked or named above. */
const hidden = /(^|[a-z])Id$|^coveredBy$|^edits$|^changes$|^from$|^to$/;

/** An entry's data as screens show it: what changed, and every other fact in the order in which it was written. */
export function readEntry(data: unknown): { changes: EntryChange[]; facts: EntryFact[] } {
  const parsed = record.safeParse(data);
  if (!parsed.success) return { changes: [], facts: [] };
  const all = parsed.data;
  const listed = changes.safeParse(all.changes ?? all.edits);
  const whole =
    "from" in all && "to" in all ? [{ field: "Value", from: all.from ?? null, to: all.to ?? null }] : [];
  const facts = Object.entries(all)
    .filter(([key, value]) => !hidden.test(key) && value !== null && value !== "")
    .map(([key, value]) => ({ key: names[key] ?? key, value, isHash: isHash(value) }));
  return { changes: listed.success && listed.data.length > 0 ? listed.data : whole, facts };
}

function isHash(value: JsonValue): boolean {
  return typeof value === "string" && /^(sha256:)?[0-9a-f]{64}$/.test(value);
}
