import type { Tx } from "@/server/data/database";
import { namesOf } from "@/server/data/people";
import type { Role } from "@/server/domain/access/roles";

const roleNames: Record<Role, string> = {
  owner: "any owner",
  admin: "any admin",
  builder: "any builder",
  approver: "any approver",
  auditor: "any auditor",
};

interface StoredCandidate {
  readonly userId: string | null;
  readonly role: Role | null;
}

/** Who is asked, in words: "Mara Lind", "any approver". One list per given list of candidates. */
export async function candidateNames(
  tx: Tx,
  lists: readonly (readonly StoredCandidate[])[],
): Promise<string[][]> {
  const names = await namesOf(
    tx,
    lists.flat().map(({ userId }) => userId),
  );
  return lists.map((candidates) =>
    candidates.flatMap(({ userId, role }) => {
      if (userId) return [names.get(userId) ?? "somebody who has left"];
      return role ? [roleNames[role]] : [];
    }),
  );
}
