import type { z } from "zod";
import { type AuditActor, type AuditEventName, auditEventNames, auditEvents } from "./events";

/** An entry in words: `what` was done, in the past tense and without its subject, and what it was `about`. */
export interface Description {
  readonly what: string;
  readonly about: string;
}

/** Names that an entry does not hold, resolved when it is read. */
export interface AuditNames {
  /** name of a person by id */
  readonly person: (id: string) => string;
  /** name of the entry's workflow, empty when it has none */
  readonly workflow: string;
  /** title of the entry's run, empty when it has none */
  readonly run: string;
}

/** For whom a name is missing: their account was erased. */
export const unknownPerson = "Somebody who left";

type Data<Name extends AuditEventName> = z.infer<(typeof auditEvents)[Name]>;
type Sentences = { [Name in AuditEventName]: (data: Data<Name>, names: AuditNames) => Description };

const say = (what: string, about = ""): Description => ({ what, about });
const quote = (text: string) => `“${text}”`;
const percent = (confidence: number | null) =>
  confidence === null ? "" : `${Math.round(confidence * 100)} % sure`;
const fields = (changes: readonly { field: string }[]) => changes.map(({ field }) => field).join(", ");
/** by the id of the outcome */
const outcomes: Record<string, string> = {
  approve: "Approved a task",
  edit: "Approved a task with edits",
  reject: "Rejected a task",
  arrived: "Said that it arrived",
  send_again: "Had it sent again",
};

const sentences: Sentences = {
  "workspace.created": ({ name }) => say("Created the workspace", name),
  "workspace.renamed": ({ from, to }) => say("Renamed the workspace", `${quote(from)} to ${quote(to)}`),
  "person.signed_in": () => say("Signed in"),
  "person.signed_out": () => say("Signed out"),
  "person.sign_in_refused": ({ userId, why }, { person }) =>
    why === "locked"
      ? say("Locked an account for 15 minutes", `${person(userId)}, after several wrong passwords`)
      : say("Refused a sign-in", `${person(userId)}: wrong password`),
  "person.password_changed": ({ sessionsEnded }) =>
    say("Changed their password", sessionsEnded > 0 ? `ended ${sessionsEnded} other sessions` : ""),
  "session.revoked": ({ userId }, { person }) => say("Ended a session", person(userId)),
  "member.invited": ({ role }) => say("Invited a member", `as ${role}`),
  "invitation.revoked": () => say("Withdrew an invitation"),
  "member.joined": ({ userId, role }, { person }) =>
    say("Joined the workspace", `${person(userId)}, as ${role}`),
  "member.role_changed": ({ userId, from, to }, { person }) =>
    say("Changed a role", `${person(userId)}: ${from} to ${to}`),
  "member.removed": ({ userId, role }, { person }) => say("Removed a member", `${person(userId)}, ${role}`),
  "connection.created": ({ name, allowedHosts }) =>
    say("Created a connection", `${name}, for ${allowedHosts.join(", ")}`),
  "connection.changed": ({ name, changes }) => say("Changed a connection", `${name}: ${fields(changes)}`),
  "connection.secret_replaced": ({ name }) => say("Replaced a secret", name),
  "connection.removed": ({ name }) => say("Removed a connection", name),
  "workflow.created": ({ name, templateId }) =>
    say(templateId ? "Created a workflow from a template" : "Created a workflow", name),
  "workflow.renamed": ({ from, to }) => say("Renamed a workflow", `${quote(from)} to ${quote(to)}`),
  "workflow.archived": ({ name }) => say("Archived a workflow", name),
  "workflow.published": ({ name, number, note }) =>
    say(`Published v${number}`, note ? `${name}: ${note}` : name),
  "workflow.unpublished": ({ name, number }) => say(`Unpublished v${number}`, name),
  "webhook.secret_replaced": (_, { workflow }) => say("Replaced a webhook’s secret", workflow),
  "table.created": ({ name }) => say("Created a table", name),
  "table.changed": ({ name, changes }) => say("Changed a table", `${name}: ${fields(changes)}`),
  "table.removed": ({ name }) => say("Removed a table", name),
  "table.row_added": () => say("Added a row"),
  "table.row_changed": ({ changes }) => say("Changed a row", fields(changes)),
  "table.row_removed": () => say("Removed a row"),
  "run.started": ({ number, title }) => say(`Started run ${number}`, title),
  "run.ended": ({ number, status, stepCount }, { run }) =>
    say(`Run ${number} ${status}`, run || `after ${stepCount} ${stepCount === 1 ? "step" : "steps"}`),
  "agent.went_on_alone": ({ confidence }, { run }) =>
    say("Went on alone", [percent(confidence), run].filter(Boolean).join(" · ")),
  "agent.asked_for_review": ({ reasons, confidence }) =>
    say("Stopped for review", reasons[0] ?? percent(confidence)),
  "task.opened": ({ ask, kind }) => say(kind === "uncertain" ? "Asked what happened" : "Opened a task", ask),
  "task.decided": ({ outcome, ask, edits }) =>
    say(
      outcomes[outcome] ?? `Answered a task: ${outcome}`,
      edits.length > 0 ? `${ask} · changed ${fields(edits)}` : ask,
    ),
  "task.decision_refused": ({ number, why }) => say("Decision refused", `Task ${number}: ${why}`),
  "task.expired": ({ ask }) => say("A task expired", ask),
  "task.withdrawn": ({ number, why }) => say("Withdrew a task", `Task ${number}: ${why}`),
  "effect.performed": ({ sentence, coveredBy }) =>
    say(coveredBy === null ? "Acted without asking" : "Did what was decided", sentence),
  "effect.failed": ({ title, message }) => say("An action failed", `${title}: ${message}`),
  "effect.uncertain": ({ title, message }) => say("Not known whether it happened", `${title}: ${message}`),
  "effect.refused": ({ title, why }) => say("Refused an action", `${title}: ${why}`),
  "audit.exported": ({ entries }) =>
    say("Exported the audit", `${entries} ${entries === 1 ? "entry" : "entries"}`),
};

/** Whether an event belongs to the closed union, so that an entry of a later version is named but not described. */
export function isAuditEvent(event: string): event is AuditEventName {
  return auditEventNames.some((name) => name === event);
}

/** What an entry says, in plain words. Data that its event does not declare is not read. */
export function describeEntry(event: string, data: unknown, names: AuditNames): Description {
  return isAuditEvent(event) ? describeKnown(event, data, names) : say(event);
}

function describeKnown<Name extends AuditEventName>(
  event: Name,
  data: unknown,
  names: AuditNames,
): Description {
  const parsed = auditEvents[event].safeParse(data);
  return parsed.success ? sentences[event](parsed.data as Data<Name>, names) : say(event);
}

/** Who acted, as screens name them. */
export function nameActor(actor: AuditActor, names: Pick<AuditNames, "person">): string {
  if (actor.kind === "person") return names.person(actor.id);
  return actor.kind === "system" ? "Countersign" : actor.title;
}

/** The people an entry speaks of, by id, so that their names can be looked up. */
export function peopleIn(actor: AuditActor, data: unknown): string[] {
  const named = typeof data === "object" && data !== null && "userId" in data ? data.userId : undefined;
  const ids = [actor.kind === "person" ? actor.id : undefined, named];
  return ids.filter((id): id is string => typeof id === "string");
}
