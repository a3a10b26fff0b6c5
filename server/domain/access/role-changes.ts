import { AppError } from "@/server/domain/errors";
import type { Role } from "./roles";

/**
 * Whether one member may give another this role, or take their membership (`to` null). Throws AppError: only owners
 * make, change or remove owners (`not_allowed`), and the last owner stays (`refused`).
 * @param from the role before; null for somebody who is invited
 * @param members every member's role
 */
export function checkRoleChange(by: Role, from: Role | null, to: Role | null, members: Iterable<Role>): void {
  if (by !== "owner" && (from === "owner" || to === "owner")) {
    throw new AppError("not_allowed", "Only an owner can make, change or remove an owner.");
  }
  const owners = [...members].filter((role) => role === "owner").length;
  if (from === "owner" && to !== "owner" && owners <= 1) {
    throw new AppError("refused", "A workspace needs an owner. Make somebody else an owner first.");
  }
}
