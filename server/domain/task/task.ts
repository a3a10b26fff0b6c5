import { z } from "zod";
import type { Reason } from "@/server/domain/intelligence/reasons";
import { type JsonObject, type JsonValue, jsonValue } from "@/server/domain/json";
import type { RiskClass } from "@/server/domain/workflow/node-spec";

/** A person's work item. Shapes stored in the task row's JSON columns and shown by every surface. */

export const fieldTypes = ["text", "long_text", "number", "boolean", "date", "choice"] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface TaskField {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly options: readonly string[];
  readonly required: boolean;
  readonly editable: boolean;
  readonly value: JsonValue;
  /** 0…1, or null when no number means anything; undefined when no AI supplied it */
  readonly confidence?: number | null;
  readonly alternatives?: readonly { value: string; confidence: number }[];
  /** where it was found: index into the task's evidence and UTF-16 offsets in its text */
  readonly source?: { evidence: number; start: number; end: number };
  /** the agent node and answer key it came from, so that an edit becomes a correction */
  readonly from?: { nodeId: string; key: string };
}

export interface Evidence {
  readonly label: string;
  readonly text: string;
}

/** `kind` gives the meaning; `port` is where the run goes on. */
export interface AllowedOutcome {
  readonly id: string;
  readonly kind: "approve" | "edit" | "reject" | "arrived" | "send_again";
  readonly label: string;
  readonly port: string;
  readonly commentRequired: boolean;
}

/** How an effect may be repeated when its answer was lost (design page 3, guarantee 2). */
export type Delivery = "keyed" | "repeatable" | "keyless";

/** Exactly what an effect will do, before it does it. Values the decision supplies stand as slots. */
export interface EffectPayload {
  /** e.g. "http.post", "table.add_row" */
  readonly action: string;
  /** one sentence for a person: "Sends a POST to https://…" */
  readonly sentence: string;
  readonly method: string | null;
  readonly address: string | null;
  readonly connection: { readonly id: string; readonly account: string } | null;
  readonly args: JsonObject;
  readonly risk: RiskClass;
  readonly delivery: Delivery;
}

export interface CoveredEffect {
  readonly nodeId: string;
  readonly title: string;
  readonly payload: EffectPayload;
  readonly hash: string;
}

/** What one outcome triggers: covered effects, effects that cannot be known yet, and the sentences of both. */
export interface OutcomeCoverage {
  readonly covered: readonly CoveredEffect[];
  readonly uncovered: readonly { nodeId: string; title: string; sentence: string; risk: RiskClass }[];
  /** SHA-256 over the covered hashes of this outcome; what the person signs */
  readonly hash: string;
}

export type Coverage = Readonly<Record<string, OutcomeCoverage>>;

export const fieldEdits = z.record(z.string().min(1).max(120), jsonValue);
export type FieldEdits = z.infer<typeof fieldEdits>;

/** The task's result as later nodes see it (the approval step's output). */
export interface TaskAnswer {
  readonly outcome: string;
  readonly fields: JsonObject;
  readonly comment: string;
  readonly edits: readonly { key: string; shown: JsonValue; value: JsonValue }[];
}

export interface Candidate {
  readonly userId?: string;
  readonly role?: string;
}

/** What a wait node asks for; the engine adds coverage, reasons and hash. */
export interface TaskDraft {
  readonly ask: string;
  readonly guidelines: string;
  readonly fields: readonly TaskField[];
  readonly evidence: readonly Evidence[];
  readonly outcomes: readonly AllowedOutcome[];
  readonly candidates: readonly Candidate[];
  /** minutes from opening; null when it may wait for ever */
  readonly dueInMinutes: number | null;
  /** the port taken when nobody answered in time */
  readonly expiryPort: string | null;
}

export interface TaskWithReasons extends TaskDraft {
  readonly reasons: readonly Reason[];
}
