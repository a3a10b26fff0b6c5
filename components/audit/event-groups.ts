import { type AuditEventName, auditEventNames } from "@/server/domain/audit/events";

/** What people filter the record by. Every event belongs to one group. */
export const EVENT_GROUPS = [
  { id: "decisions", label: "Decisions", about: "tasks asked, answered, expired" },
  { id: "actions", label: "Actions", about: "what was done outside, or refused" },
  { id: "agents", label: "AI agents", about: "went on alone, stopped for review" },
  { id: "runs", label: "Runs", about: "starts and ends" },
  { id: "workflows", label: "Workflows", about: "made, published, archived" },
  { id: "access", label: "People and access", about: "sign-ins, members, roles" },
  { id: "connections", label: "Connections", about: "credentials made or replaced" },
  { id: "tables", label: "Tables", about: "rows and columns changed by people" },
  { id: "record", label: "The record itself", about: "exports" },
] as const;

export type EventGroup = (typeof EVENT_GROUPS)[number]["id"];

const byNoun: Record<string, EventGroup> = {
  task: "decisions",
  effect: "actions",
  agent: "agents",
  run: "runs",
  workflow: "workflows",
  webhook: "workflows",
  workspace: "access",
  person: "access",
  session: "access",
  member: "access",
  invitation: "access",
  connection: "connections",
  table: "tables",
  audit: "record",
};

/** The group of an event by its noun ("task.decided" → decisions). */
export function groupOf(event: AuditEventName): EventGroup | undefined {
  return byNoun[event.split(".")[0] ?? ""];
}

/** The events of the chosen groups, in the order of the closed union; none chosen means every event. */
export function eventsOf(groups: readonly EventGroup[]): AuditEventName[] {
  return auditEventNames.filter((event) => groups.some((group) => group === groupOf(event)));
}
