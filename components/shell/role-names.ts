import type { Role } from "@/server/domain/access/roles";

/** The roles as screens say them. */
export const ROLE_NAMES: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  builder: "Builder",
  approver: "Approver",
  auditor: "Auditor",
};
