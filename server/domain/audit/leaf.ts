import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { JsonValue } from "@/server/domain/json";

/** An audit entry as it is hashed: all that was written, and nothing that depends on when it is read. */
export interface LeafEntry {
  readonly id: string;
  readonly workspaceId: string;
  /** UTC with microseconds, `2026-01-31T09:30:00.123456Z` */
  readonly at: string;
  readonly actor: JsonValue;
  readonly event: string;
  readonly workflowId: string | null;
  readonly runId: string | null;
  readonly taskId: string | null;
  readonly data: JsonValue;
}

/** The bytes of a leaf: RFC 8785 canonical JSON of the entry, UTF-8. */
export function leafText(entry: LeafEntry): string {
  const { id, workspaceId, at, actor, event, workflowId, runId, taskId, data } = entry;
  const text = canonicalize({ id, workspaceId, at, actor, event, workflowId, runId, taskId, data });
  if (text === undefined) throw new Error(`The audit entry ${id} cannot be written as canonical JSON.`);
  return text;
}

/** Leaf hash of RFC 6962 (section 2.1): SHA-256 over a zero byte and the leaf, hex. */
export function leafHash(entry: LeafEntry): string {
  return createHash("sha256").update(Buffer.of(0)).update(leafText(entry), "utf8").digest("hex");
}
