/** Roles and permissions of a workspace (design: a closed list of ids, declared on use cases). */
export const roles = ["owner", "admin", "builder", "approver", "auditor"] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "workspace.manage",
  "members.manage",
  "roles.manage",
  "security.manage",
  "policies.manage",
  "templates.manage",
  "apikeys.manage",
  "stop.all",
  "connections.create",
  "tables.edit",
  "workflows.edit",
  "workflows.test",
  "runs.start",
  "workflows.publish",
  "connections.use",
  "runs.read",
  "runs.control",
  "tasks.decide",
  "tasks.oversee",
  "learning.manage",
  "fields.reveal",
  "audit.read",
] as const;
export type Permission = (typeof permissions)[number];

/** `own`: only what is the caller's (own workflows, runs of own tasks, shared connections); the use case narrows. */
export type Grant = "yes" | "own" | "read" | "no";

const admin = {
  "members.manage": "yes",
  "roles.manage": "yes",
  "security.manage": "yes",
  "policies.manage": "yes",
  "templates.manage": "yes",
  "apikeys.manage": "yes",
  "stop.all": "yes",
  "connections.create": "yes",
  "tables.edit": "yes",
  "workflows.edit": "yes",
  "workflows.test": "yes",
  "runs.start": "yes",
  "workflows.publish": "yes",
  "connections.use": "yes",
  "runs.read": "yes",
  "runs.control": "yes",
  "tasks.decide": "own",
  "tasks.oversee": "yes",
  "learning.manage": "yes",
  "fields.reveal": "yes",
  "audit.read": "yes",
} as const satisfies Partial<Record<Permission, Grant>>;

/** Who may do what. What a row does not name is "no". `tasks.decide` is "own": candidates only, whatever the role. */
export const roleGrants: Record<Role, Partial<Record<Permission, Grant>>> = {
  owner: { ...admin, "workspace.manage": "yes" },
  admin,
  builder: {
    "connections.create": "yes",
    "tables.edit": "yes",
    "workflows.edit": "yes",
    "workflows.test": "yes",
    "runs.start": "yes",
    "workflows.publish": "yes",
    "connections.use": "own",
    "runs.read": "yes",
    "runs.control": "own",
    "tasks.decide": "own",
    "tasks.oversee": "own",
    "learning.manage": "own",
  },
  approver: { "runs.read": "own", "tasks.decide": "own" },
  auditor: { "runs.read": "yes", "tasks.oversee": "read", "learning.manage": "read", "audit.read": "yes" },
};

/** What a role holds of a permission. */
export function grantOf(role: Role, permission: Permission): Grant {
  return roleGrants[role][permission] ?? "no";
}

/** The permissions a role holds in any form, for screens that hide what cannot be done. */
export function permissionsOf(role: Role): Permission[] {
  return permissions.filter((permission) => grantOf(role, permission) !== "no");
}
