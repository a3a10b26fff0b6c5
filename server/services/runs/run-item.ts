import type { Tx } from "@/server/data/database";
import type { RunRow } from "@/server/data/runs";
import { listOpenTasks } from "@/server/data/tasks";
import { candidateNames } from "@/server/services/tasks/candidate-names";

/** A run as lists show it. */
export function itemOf(row: RunRow, waitingFor: string | null) {
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
    waitingFor,
  };
}

/** Whom each run waits for, in words, by run id; runs that wait for nobody are left out. */
export async function waitingFor(
  tx: Tx,
  workspaceId: string,
  rows: readonly Pick<RunRow, "id" | "status">[],
): Promise<Map<string, string>> {
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
  const asked = new Map<string, Set<string>>();
  tasks.forEach(({ runId }, index) => {
    const people = asked.get(runId) ?? new Set();
    for (const name of names[index] ?? []) people.add(name);
    asked.set(runId, people);
  });
  return new Map([...asked].map(([runId, people]) => [runId, inWords([...people])]));
}

function inWords(people: readonly string[]): string {
  if (people.length === 0) return "a person";
  return people.length <= 2 ? people.join(" or ") : `${people[0]} or ${people.length - 1} more`;
}
