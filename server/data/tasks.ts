import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./database";
import { isOwnTask, type Reader } from "./own-tasks";

/** Reading tasks. Opening and settling them is the engine's and `services/tasks`. */
export interface TaskRow {
  id: string;
  number: number;
  ask: string;
  workflowName: string;
  runTitle: string;
  risk: string;
  reasons: unknown;
  openedAt: Date;
  dueAt: Date | null;
  status: "open" | "decided" | "expired" | "withdrawn";
  outcome: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export type TaskTab = "mine" | "group" | "done";

const columns = Prisma.sql`
  t."id", t."number", t."ask", w."name" AS "workflowName", r."title" AS "runTitle", t."risk", t."reasons", t."openedAt", t."dueAt",
  t."status"::text AS "status", t."outcome", u."name" AS "decidedByName", t."decidedAt"`;
const from = Prisma.sql`
  FROM "task" t JOIN "workflow" w ON w."id" = t."workflowId" JOIN "run" r ON r."id" = t."runId" LEFT JOIN "user" u ON u."id" = t."decidedBy"`;

/**
 * A page of the inbox. Open tasks come by due time (those without one last), then by age; done ones the latest first.
 * @param after number of the last task of the page before
 */
export function listTasks(
  tx: Tx,
  workspaceId: string,
  tab: TaskTab,
  reader: Reader,
  after: number | null,
  limit: number,
): Promise<TaskRow[]> {
  const order = tab === "done" ? doneOrder : openOrder;
  const place = (alias: string) => order(Prisma.raw(alias));
  const onwards =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (${place("t")}) ${Prisma.raw(tab === "done" ? "<" : ">")}
          (SELECT ${place("p")} FROM "task" p WHERE p."number" = ${after} AND p."workspaceId" = ${workspaceId}::uuid)`;
  return tx.$queryRaw<TaskRow[]>`
    SELECT ${columns} ${from} WHERE t."workspaceId" = ${workspaceId}::uuid AND ${belongsTo(tab, reader)} ${onwards}
    ORDER BY (${place("t")}) ${Prisma.raw(tab === "done" ? "DESC" : "ASC")} LIMIT ${limit}`;
}

/** How many open tasks wait for this person by name, and through their role. */
export async function countTasks(
  tx: Tx,
  workspaceId: string,
  reader: Reader,
): Promise<{ mine: number; group: number; oldestAt: Date | null }> {
  const [counts] = await tx.$queryRaw<{ mine: number; group: number; oldestAt: Date | null }[]>`
    SELECT count(*) FILTER (WHERE ${isNamed(reader)})::int AS "mine",
      count(*) FILTER (WHERE NOT ${isNamed(reader)})::int AS "group", min(t."openedAt") AS "oldestAt"
    FROM "task" t WHERE t."workspaceId" = ${workspaceId}::uuid AND ${isOpen}
      AND (${isNamed(reader)} OR ${isThroughRole(reader)})`;
  return counts ?? { mine: 0, group: 0, oldestAt: null };
}

/** The most pressing open tasks of a person, named or through their role. */
export function pressingTasks(
  tx: Tx,
  workspaceId: string,
  reader: Reader,
  limit: number,
): Promise<TaskRow[]> {
  return tx.$queryRaw<TaskRow[]>`
    SELECT ${columns} ${from} WHERE t."workspaceId" = ${workspaceId}::uuid AND ${isOpen}
      AND (${isNamed(reader)} OR ${isThroughRole(reader)})
    ORDER BY (${openOrder(Prisma.raw("t"))}) LIMIT ${limit}`;
}

/** One task with its candidates; with `only`, null unless it is (or was) this reader's. */
export async function findTask(tx: Tx, workspaceId: string, id: string, only: Reader | null) {
  return tx.task.findFirst({
    where: { id, workspaceId, ...(only ? { OR: ownership(only) } : {}) },
    include: { candidates: true },
  });
}

/** All tasks of a run, in the order they were opened. */
export function listRunTasks(tx: Tx, workspaceId: string, runId: string) {
  return tx.task.findMany({
    where: { runId, workspaceId },
    include: { candidates: true },
    orderBy: { number: "asc" },
  });
}

/** Open tasks of these runs with their candidates: who each run waits for. */
export function listOpenTasks(tx: Tx, workspaceId: string, runIds: readonly string[]) {
  return tx.task.findMany({
    where: { workspaceId, runId: { in: [...runIds] }, status: "open" },
    select: { runId: true, candidates: true, openedAt: true, dueAt: true },
    orderBy: { number: "asc" },
  });
}

/** What was decided lately where the same step of the same workflow asked. */
export function similarTasks(
  tx: Tx,
  task: { id: string; workspaceId: string; workflowId: string; stepId: string },
  only: Reader | null,
  limit: number,
): Promise<
  { taskId: string; ask: string; outcome: string; decidedByName: string | null; decidedAt: Date }[]
> {
  const own = only ? Prisma.sql`AND ${isOwnTask(only)}` : Prisma.empty;
  return tx.$queryRaw`
    SELECT t."id" AS "taskId", t."ask", t."outcome", u."name" AS "decidedByName", t."decidedAt"
    FROM "task" t JOIN "step" s ON s."id" = t."stepId" LEFT JOIN "user" u ON u."id" = t."decidedBy"
    WHERE t."workspaceId" = ${task.workspaceId}::uuid AND t."workflowId" = ${task.workflowId}::uuid
      AND t."status" = 'decided' AND t."id" <> ${task.id}::uuid
      AND s."nodeId" = (SELECT "nodeId" FROM "step" WHERE "id" = ${task.stepId}::uuid) ${own}
    ORDER BY t."decidedAt" DESC LIMIT ${limit}`;
}

const isOpen = Prisma.sql`t."status" = 'open'`;

function isNamed({ userId }: Reader): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "task_candidate" n WHERE n."taskId" = t."id" AND n."userId" = ${userId}::uuid)`;
}

function isThroughRole({ role }: Reader): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "task_candidate" n WHERE n."taskId" = t."id" AND n."role" = ${role}::"Role")`;
}

function belongsTo(tab: TaskTab, reader: Reader): Prisma.Sql {
  if (tab === "mine") return Prisma.sql`${isOpen} AND ${isNamed(reader)}`;
  if (tab === "group") return Prisma.sql`${isOpen} AND ${isThroughRole(reader)} AND NOT ${isNamed(reader)}`;
  return Prisma.sql`t."status" <> 'open' AND ${isOwnTask(reader)}`;
}

function openOrder(alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE(${alias}."dueAt", 'infinity'::timestamptz), ${alias}."number"`;
}

function doneOrder(alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE(${alias}."decidedAt", CASE WHEN ${alias}."status" = 'expired' THEN ${alias}."dueAt" END,
    ${alias}."openedAt"), ${alias}."number"`;
}

function ownership({ userId, role }: Reader): Prisma.TaskWhereInput[] {
  return [{ decidedBy: userId }, { candidates: { some: { OR: [{ userId }, { role }] } } }];
}
