import type { ReadEntry } from "@/server/data/audit-entries";
import type { Tx } from "@/server/data/database";
import { namesOf } from "@/server/data/people";
import {
  type Description,
  describeEntry,
  nameActor,
  peopleIn,
  unknownPerson,
} from "@/server/domain/audit/describe";

/** Entries with who acted and what it says, by the names of this moment. */
export async function describeEntries(
  tx: Tx,
  entries: readonly ReadEntry[],
): Promise<(ReadEntry & Description & { actorName: string })[]> {
  const people = await namesOf(
    tx,
    entries.flatMap(({ actor, data }) => peopleIn(actor, data)),
  );
  const person = (id: string) => people.get(id) ?? unknownPerson;
  return entries.map((entry) => ({
    ...entry,
    actorName: nameActor(entry.actor, { person }),
    ...describeEntry(entry.event, entry.data, {
      person,
      workflow: entry.workflowName ?? "",
      run: entry.runTitle ?? "",
    }),
  }));
}
