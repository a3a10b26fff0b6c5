import { LockKeyhole } from "lucide-react";
import { ROLE_NAMES } from "@/components/shell/role-names";
import { EmptyState } from "@/components/ui/empty-state";
import type { Role } from "@/server/domain/access/roles";

/** What a page shows to somebody whose role does not open it: whom to ask. */
export function NotOpen({ role }: { role: Role }) {
  return (
    <EmptyState icon={<LockKeyhole />} title="This is not open to your role">
      You are {ROLE_NAMES[role]} in this workspace. An owner or admin can do this, or change your role.
    </EmptyState>
  );
}
