import type { Tx } from "./database";

/** Names of people by id, for rows that keep only who did something. Unknown ids are left out. */
export async function namesOf(tx: Tx, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await tx.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(found.map((person) => [person.id, person.name]));
}
