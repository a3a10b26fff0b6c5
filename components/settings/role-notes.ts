import type { Role } from "@/server/domain/access/roles";

/** What each role is for, in a line. */
export const ROLE_NOTES: Record<Role, string> = {
  owner: "Everything an admin may, and the workspace itself: its name, its owners.",
  admin: "Members, connections, every workflow and the audit.",
  builder: "Draws, tests and publishes workflows; keeps tables and own connections.",
  approver: "Decides the tasks they are asked for, and sees the runs behind them.",
  auditor: "Reads runs and the audit, exports it. Changes and decides nothing.",
};
