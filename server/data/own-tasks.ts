import { Prisma } from "@/prisma/generated/client";
import type { Role } from "@/server/domain/access/roles";

/** Whoever reads: a person with a role in one workspace. */
export interface Reader {
  readonly userId: string;
  readonly role: Role;
}

/** SQL: the task aliased `t` was asked of this person, by name or by role, or was answered by them. */
export function isOwnTask({ userId, role }: Reader): Prisma.Sql {
  return Prisma.sql`(t."decidedBy" = ${userId}::uuid OR EXISTS (
    SELECT 1 FROM "task_candidate" c WHERE c."taskId" = t."id"
      AND (c."userId" = ${userId}::uuid OR c."role" = ${role}::"Role")))`;
}
