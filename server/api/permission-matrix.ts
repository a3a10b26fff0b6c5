import type { Role } from "@/server/domain/access/roles";

/** Ids that the inputs name: unknown ones, or those of another workspace. */
export interface Ids {
  readonly workspace: string;
  readonly user: string;
  readonly session: string;
  readonly invitation: string;
  readonly connection: string;
  readonly workflow: string;
  readonly node: string;
  readonly run: string;
  readonly task: string;
  readonly table: string;
  readonly row: string;
}

/**
 * What one procedure must do. `may` is written by hand and not taken from the role table, so that a slip there shows.
 * `takes`: `ids` when unknown and foreign ids must be refused alike, `filters` when ids only narrow what is listed.
 */
export interface Row {
  readonly may: readonly Role[] | "public";
  readonly input: (ids: Ids) => unknown;
  readonly takes?: "ids" | "filters";
}

const admins = ["owner", "admin"] as const;
const builders = ["owner", "admin", "builder"] as const;
const deciders = ["owner", "admin", "builder", "approver"] as const;
const everybody = ["owner", "admin", "builder", "approver", "auditor"] as const;

const nothing = () => ({});
const token = "A".repeat(43);
const hash = "0".repeat(64);
const bearer = {
  name: "CRM",
  kind: "http_bearer",
  settings: { sharedWith: "builders" },
  allowedHosts: ["api.example.com"],
  account: "",
  secret: "s",
};
const columns = [{ key: "name", label: "Name", type: "text" }];
const person = { name: "New", password: "long enough for all" };

/** Every procedure of the router; a procedure without a row fails the test beside this file. */
export const permissionMatrix: Record<string, Row> = {
  "setup.status": { may: "public", input: nothing },
  "setup.createOwner": {
    may: "public",
    input: () => ({ ...person, email: "new@example.com", workspaceName: "New" }),
  },
  "invitations.preview": { may: "public", input: () => ({ token }) },
  "invitations.accept": { may: "public", input: () => ({ ...person, token }) },

  "session.me": { may: everybody, input: nothing },
  "session.list": { may: everybody, input: nothing },
  "session.revoke": { may: everybody, input: ({ session }) => ({ sessionId: session }), takes: "ids" },
  "session.changePassword": {
    may: everybody,
    input: () => ({ current: "not the password", password: "long enough for all" }),
  },
  "session.switchWorkspace": {
    may: everybody,
    input: ({ workspace }) => ({ workspaceId: workspace }),
    takes: "ids",
  },
  "workspace.rename": { may: ["owner"], input: () => ({ name: "Ours" }) },

  "members.list": { may: admins, input: nothing },
  "members.options": { may: everybody, input: nothing },
  "members.invite": { may: admins, input: () => ({ email: "invited@example.com", role: "approver" }) },
  "members.revokeInvitation": {
    may: admins,
    input: ({ invitation }) => ({ invitationId: invitation }),
    takes: "ids",
  },
  "members.changeRole": {
    may: admins,
    input: ({ user }) => ({ userId: user, role: "auditor" }),
    takes: "ids",
  },
  "members.remove": { may: admins, input: ({ user }) => ({ userId: user }), takes: "ids" },

  "connections.list": { may: builders, input: nothing },
  "connections.create": { may: builders, input: () => bearer },
  "connections.replaceSecret": {
    may: builders,
    input: ({ connection }) => ({ id: connection, secret: "other" }),
    takes: "ids",
  },
  "connections.remove": { may: builders, input: ({ connection }) => ({ id: connection }), takes: "ids" },

  "workflows.list": { may: everybody, input: nothing },
  "workflows.create": { may: builders, input: () => ({ name: "New" }) },
  "workflows.createFromTemplate": { may: builders, input: () => ({ templateId: "unknown" }) },
  "workflows.get": { may: builders, input: ({ workflow }) => ({ id: workflow }), takes: "ids" },
  "workflows.save": {
    may: builders,
    input: ({ workflow, node }) => ({
      id: workflow,
      baseRevision: 0,
      operations: [{ type: "retitle_node", nodeId: node, title: "Renamed" }],
    }),
    takes: "ids",
  },
  "workflows.rename": {
    may: builders,
    input: ({ workflow }) => ({ id: workflow, name: "Renamed" }),
    takes: "ids",
  },
  "workflows.archive": { may: builders, input: ({ workflow }) => ({ id: workflow }), takes: "ids" },
  "workflows.publish": {
    may: builders,
    input: ({ workflow }) => ({ id: workflow, revision: 0 }),
    takes: "ids",
  },
  "workflows.unpublish": { may: builders, input: ({ workflow }) => ({ id: workflow }), takes: "ids" },
  "workflows.versions": { may: builders, input: ({ workflow }) => ({ id: workflow }), takes: "ids" },
  "workflows.version": {
    may: builders,
    input: ({ workflow }) => ({ id: workflow, number: 1 }),
    takes: "ids",
  },
  "workflows.rotateWebhookSecret": {
    may: builders,
    input: ({ workflow, node }) => ({ id: workflow, nodeId: node }),
    takes: "ids",
  },
  "workflows.samples": { may: builders, input: ({ workflow }) => ({ id: workflow }), takes: "ids" },

  "templates.list": { may: builders, input: nothing },
  "templates.get": { may: builders, input: () => ({ id: "unknown" }) },

  "runs.list": { may: everybody, input: ({ workflow }) => ({ workflowId: workflow }), takes: "filters" },
  "runs.get": { may: everybody, input: ({ run }) => ({ id: run }), takes: "ids" },
  "runs.start": {
    may: builders,
    input: ({ workflow, node }) => ({ workflowId: workflow, nodeId: node, input: {} }),
    takes: "ids",
  },

  "tasks.list": { may: deciders, input: () => ({ tab: "group" }), takes: "filters" },
  "tasks.counts": { may: deciders, input: nothing },
  "tasks.get": { may: everybody, input: ({ task }) => ({ id: task }), takes: "ids" },
  "tasks.preview": {
    may: deciders,
    input: ({ task }) => ({ id: task, outcome: "approved", edits: {} }),
    takes: "ids",
  },
  "tasks.decide": {
    may: deciders,
    input: ({ task }) => ({ id: task, outcome: "approved", shownHash: hash }),
    takes: "ids",
  },

  "tables.list": { may: everybody, input: nothing },
  "tables.options": { may: builders, input: nothing },
  "tables.get": { may: everybody, input: ({ table }) => ({ id: table }), takes: "ids" },
  "tables.create": { may: builders, input: () => ({ name: "New", columns }) },
  "tables.rename": { may: builders, input: ({ table }) => ({ id: table, name: "Renamed" }), takes: "ids" },
  "tables.setColumns": { may: builders, input: ({ table }) => ({ id: table, columns }), takes: "ids" },
  "tables.remove": { may: builders, input: ({ table }) => ({ id: table }), takes: "ids" },
  "tables.addRow": { may: builders, input: ({ table }) => ({ id: table, values: {} }), takes: "ids" },
  "tables.updateRow": {
    may: builders,
    input: ({ table, row }) => ({ id: table, rowId: row, values: {} }),
    takes: "ids",
  },
  "tables.removeRow": { may: builders, input: ({ table, row }) => ({ id: table, rowId: row }), takes: "ids" },

  "home.summary": { may: everybody, input: nothing },
  "live.events": { may: everybody, input: nothing },

  "audit.list": {
    may: ["owner", "admin", "auditor"],
    input: ({ workflow, run }) => ({ workflowId: workflow, runId: run }),
    takes: "filters",
  },
  "audit.chain": { may: ["owner", "admin", "auditor"], input: nothing },
};
