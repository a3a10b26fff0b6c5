import { z } from "zod";
import { jsonValue } from "@/server/domain/json";

/**
 * The closed union of what is put on record. Entries hold ids, hashes, outcomes and what changed, never a secret,
 * and no names: people are named when an entry is read, so that erasing a person keeps the chain valid.
 */
export const actor = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("person"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("agent"), nodeId: z.string(), title: z.string() }),
  z.strictObject({ kind: z.literal("trigger"), nodeId: z.string(), title: z.string() }),
  z.strictObject({ kind: z.literal("system") }),
]);
export type AuditActor = z.infer<typeof actor>;

const change = z.strictObject({ field: z.string(), from: jsonValue, to: jsonValue });
const named = { name: z.string() };
const role = z.string();

/** data of each event */
export const auditEvents = {
  "workspace.created": z.strictObject(named),
  "workspace.renamed": z.strictObject({ from: z.string(), to: z.string() }),
  "person.signed_in": z.strictObject({ sessionId: z.uuid() }),
  "person.signed_out": z.strictObject({ sessionId: z.uuid() }),
  "person.sign_in_refused": z.strictObject({ userId: z.uuid(), why: z.enum(["wrong_password", "locked"]) }),
  "person.password_changed": z.strictObject({ sessionsEnded: z.number().int() }),
  "session.revoked": z.strictObject({ sessionId: z.uuid(), userId: z.uuid() }),
  "member.invited": z.strictObject({ invitationId: z.uuid(), role }),
  "invitation.revoked": z.strictObject({ invitationId: z.uuid() }),
  "member.joined": z.strictObject({ userId: z.uuid(), role }),
  "member.role_changed": z.strictObject({ userId: z.uuid(), from: role, to: role }),
  "member.removed": z.strictObject({ userId: z.uuid(), role }),
  "connection.created": z.strictObject({
    connectionId: z.uuid(),
    ...named,
    kind: z.string(),
    allowedHosts: z.array(z.string()),
  }),
  "connection.changed": z.strictObject({ connectionId: z.uuid(), ...named, changes: z.array(change) }),
  "connection.secret_replaced": z.strictObject({ connectionId: z.uuid(), ...named }),
  "connection.removed": z.strictObject({ connectionId: z.uuid(), ...named }),
  "workflow.created": z.strictObject({ ...named, templateId: z.string().nullable() }),
  "workflow.renamed": z.strictObject({ from: z.string(), to: z.string() }),
  "workflow.archived": z.strictObject(named),
  "workflow.published": z.strictObject({
    ...named,
    number: z.number().int(),
    hash: z.string(),
    note: z.string(),
  }),
  "workflow.unpublished": z.strictObject({ ...named, number: z.number().int() }),
  "webhook.secret_replaced": z.strictObject({ nodeId: z.string() }),
  "table.created": z.strictObject({ tableId: z.uuid(), ...named }),
  "table.changed": z.strictObject({ tableId: z.uuid(), ...named, changes: z.array(change) }),
  "table.removed": z.strictObject({ tableId: z.uuid(), ...named }),
  "table.row_added": z.strictObject({ tableId: z.uuid(), rowId: z.uuid() }),
  "table.row_changed": z.strictObject({ tableId: z.uuid(), rowId: z.uuid(), changes: z.array(change) }),
  "table.row_removed": z.strictObject({ tableId: z.uuid(), rowId: z.uuid() }),
  "run.started": z.strictObject({
    number: z.number().int(),
    title: z.string(),
    versionNumber: z.number().int(),
  }),
  /** `steps` is the SHA-256 digest over the run's settled steps */
  "run.ended": z.strictObject({
    number: z.number().int(),
    status: z.string(),
    steps: z.string(),
    stepCount: z.number().int(),
  }),
  "agent.went_on_alone": z.strictObject({
    nodeId: z.string(),
    confidence: z.number().nullable(),
    modelVersion: z.string(),
  }),
  "agent.asked_for_review": z.strictObject({
    nodeId: z.string(),
    confidence: z.number().nullable(),
    reasons: z.array(z.string()),
  }),
  "task.opened": z.strictObject({
    number: z.number().int(),
    ask: z.string(),
    kind: z.string(),
    payloadHash: z.string(),
  }),
  "task.decided": z.strictObject({
    number: z.number().int(),
    ask: z.string(),
    outcome: z.string(),
    shownHash: z.string(),
    decidedHash: z.string(),
    edits: z.array(change),
    comment: z.string(),
    surface: z.string(),
  }),
  "task.decision_refused": z.strictObject({ number: z.number().int(), outcome: z.string(), why: z.string() }),
  "task.expired": z.strictObject({ number: z.number().int(), ask: z.string(), port: z.string() }),
  "task.withdrawn": z.strictObject({ number: z.number().int(), why: z.string() }),
  "effect.performed": z.strictObject({
    stepId: z.uuid(),
    nodeId: z.string(),
    title: z.string(),
    action: z.string(),
    sentence: z.string(),
    payloadHash: z.string(),
    coveredBy: z.uuid().nullable(),
    attempts: z.number().int(),
  }),
  "effect.failed": z.strictObject({
    stepId: z.uuid(),
    nodeId: z.string(),
    title: z.string(),
    action: z.string(),
    message: z.string(),
  }),
  "effect.uncertain": z.strictObject({
    stepId: z.uuid(),
    nodeId: z.string(),
    title: z.string(),
    action: z.string(),
    message: z.string(),
  }),
  "effect.refused": z.strictObject({
    stepId: z.uuid(),
    nodeId: z.string(),
    title: z.string(),
    why: z.string(),
    approvedHash: z.string(),
    currentHash: z.string(),
  }),
  "audit.exported": z.strictObject({ entries: z.number().int() }),
} as const;

export type AuditEventName = keyof typeof auditEvents;
export const auditEventNames = Object.keys(auditEvents) as AuditEventName[];

/** One entry to put on record. */
export type AuditRecord = {
  [Name in AuditEventName]: {
    readonly event: Name;
    readonly actor: AuditActor;
    readonly workflowId?: string;
    readonly runId?: string;
    readonly taskId?: string;
    readonly data: z.infer<(typeof auditEvents)[Name]>;
  };
}[AuditEventName];
