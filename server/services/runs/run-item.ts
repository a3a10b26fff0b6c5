import type { Tx } from "@/server/data/database";
import type { RunRow } from "@/server/data/runs";
import { listOpenTasks } from "@/server/data/tasks";
import { candidateNames } from "@/server/services/tasks/candidate-names";

/** Whom a run waits for, since when, and until when at the soonest. */
export interface Waiting {
  readonly who: string;
  readonly since: Date;
  readonly dueAt: Date | null;
}

/** A run as lists show it. */
export function itemOf(row: RunRow, waiting: Waiting | null) {
  const { id, number, title, workflowId, workflowName, versionNumber, status, createdAt, endedAt } = row;
  return {
    id,
    number,
    title,
    workflowId,
    workflowName,
    versionNumber,
    status,
    createdAt,
    endedAt,
    waitingFor: waiting?.who ?? null,
    waitingSince: waiting?.since ?? null,
    dueAt: waiting?.dueAt ?? null,
  };
}

/** Whom each run waits for, by run id; runs that wait for nobody are left out. */
export async function waitingFor(
  tx: Tx,
  workspaceId: string,
  rows: readonly Pick<RunRow, "id" | "status">[],
): Promise<Map<string, Waiting>> {
  const unfinished = rows.filter(({ status }) => status === "waiting" || status === "running");
  if (unfinished.length === 0) return new Map();
  const tasks = await listOpenTasks(
    tx,
    workspaceId,
    unfinished.map(({ id }) => id),
  );
  const names = await candidateNames(
    tx,
    tasks.map(({ candidates }) => candidates),
  );
  const waits = new Map<string, { people: Set<string>; since: Date; dueAt: Date | null }>();
  tasks.forEach(({ runId, openedAt, dueAt }, index) => {
    const wait = waits.get(runId) ?? { people: new Set<string>(), since: openedAt, dueAt: null };
    for (const name of names[index] ?? []) wait.people.add(name);
    if (openedAt < wait.since) wait.since = openedAt;
    if (dueAt && (!wait.dueAt || dueAt < wait.dueAt)) wait.dueAt = dueAt;
    waits.set(runId, wait);
  });
  return new Map(
    [...waits].map(([runId, { people, since, dueAt }]) => [
      runId,
      { who: inWords([...people]), since, dueAt },
    ]),
  );
}

function inWords(people: readonly string[]): string {
  if (people.length === 0) return "a person";
  return people.length <= 2 ? people.join(" or ") : `${people[0]} or ${people.length - 1} more`;
}
