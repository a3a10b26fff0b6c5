import { AppError } from "@/server/domain/errors";
import { type Grant, grantOf, type Permission, type Role } from "./roles";

/** A signed-in person in one workspace, taken from the session and never from input. */
export interface Caller {
  readonly userId: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly sessionId: string;
}

/**
 * Throws `not_allowed` unless the caller's role holds the permission in some form.
 * @returns the grant, so that a use case can narrow "own" and "read".
 */
export function authorise(caller: Caller, permission: Permission): Exclude<Grant, "no"> {
  const grant = grantOf(caller.role, permission);
  if (grant === "no") {
    throw new AppError("not_allowed", "Your role does not allow this. Ask an admin of this workspace.", {
      permission,
    });
  }
  return grant;
}
