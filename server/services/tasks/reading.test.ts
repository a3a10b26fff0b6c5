import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { AppError } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { specs } from "@/server/nodes/specs";
import { goLive, testWorkspace } from "@/server/proof/test-workspace";
import { homeSummary } from "@/server/services/home/home-summary";
import { getRun } from "@/server/services/runs/get-run";
import { listRuns } from "@/server/services/runs/list-runs";
import { startByHand } from "@/server/services/runs/start-by-hand";
import { execute } from "@/server/services/use-case";
import { countTasks } from "./count-tasks";
import { decideTask } from "./decide";
import { getTask } from "./get-task";
import { listTasks } from "./list-tasks";

let made: TestDatabase;
let ours: Awaited<ReturnType<typeof testWorkspace>>;
let theirs: Awaited<ReturnType<typeof testWorkspace>>;
let second: Caller;
let auditor: Caller;
let workflowId: string;

const field = { key: "text", label: "Text", type: "text", help: "", required: true, options: [] };

function approvalOf(candidates: JsonObject[]): WorkflowDocument {
  const node = (id: string, kind: keyof typeof specs, config: JsonObject) => {
    const start = specs[kind].start as JsonObject;
    return { id, kind, title: specs[kind].label, config: { ...start, ...config }, position: { x: 0, y: 0 } };
  };
  return {
    schemaVersion: 1,
    nodes: [
      node("n_start", "manual_trigger", { fields: [field] }),
      node("n_ask", "human_approval", {
        ask: ["Send ", { node: "n_start", path: ["fields", "text"] }, "?"],
        candidates,
        due: null,
      }),
    ],
    edges: [{ id: "e_1", from: { node: "n_start", port: "next" }, to: "n_ask" }],
  };
}

async function start(by: Caller, workflow: string, text: string) {
  const input = { workflowId: workflow, nodeId: "n_start", input: { text } };
  const { runId, number } = await execute(startByHand, by, input);
  const { id: taskId } = await database().task.findFirstOrThrow({ where: { runId } });
  return { runId, number, taskId };
}
async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}
const asks = (list: { items: { ask: string }[] }) => list.items.map(({ ask }) => ask);

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  forgetEnv();
  ours = await testWorkspace();
  theirs = await testWorkspace();
  second = await ours.member("approver", "Sam");
  auditor = await ours.member("auditor", "Audrey");
  ({ workflowId } = await goLive(
    ours.owner,
    approvalOf([{ userId: ours.approver.userId }, { role: "builder" }]),
  ));
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

test("each person's inbox holds what names them, what asks their role, and what is done", async () => {
  const { taskId, runId } = await start(ours.owner, workflowId, "one");
  await start(ours.owner, workflowId, "two");
  expect(asks(await execute(listTasks, ours.approver, { tab: "mine" }))).toEqual(["Send one?", "Send two?"]);
  expect(asks(await execute(listTasks, ours.approver, { tab: "group" }))).toEqual([]);
  expect(await execute(countTasks, ours.builder, {})).toEqual({ mine: 0, group: 2 });
  expect(await execute(countTasks, second, {})).toEqual({ mine: 0, group: 0 });
  const { items } = await execute(listRuns, ours.owner, { search: "one" });
  expect(items).toMatchObject([{ id: runId, status: "waiting", waitingFor: "Mina or any builder" }]);

  const { task, mayDecide, candidates } = await execute(getTask, ours.approver, { id: taskId });
  expect([mayDecide, candidates]).toEqual([true, ["Mina", "any builder"]]);
  const answer = { id: taskId, outcome: task.outcomes[0]?.id, shownHash: task.payloadHash };
  await execute(decideTask, ours.approver, answer);
  expect(asks(await execute(listTasks, ours.approver, { tab: "done" }))).toEqual(["Send one?"]);
  const after = await execute(getTask, ours.builder, { id: taskId });
  expect([after.mayDecide, after.whyNot]).toEqual([false, "Mina has answered this task: “Approve”."]);
  const { taskId: next } = await start(ours.owner, workflowId, "three");
  const { similar } = await execute(getTask, ours.approver, { id: next });
  expect(similar).toMatchObject([{ taskId, ask: "Send one?", decidedByName: "Mina" }]);
});

describe("who may read what", () => {
  test("an approver reads runs and tasks that asked them, and no others", async () => {
    const { runId, taskId } = await start(ours.owner, workflowId, "mine");
    expect(await codeOf(execute(getRun, ours.approver, { id: runId }))).toBe("none");
    expect(await codeOf(execute(getRun, second, { id: runId }))).toBe("not_found");
    expect(await codeOf(execute(getTask, second, { id: taskId }))).toBe("not_found");
    expect((await execute(listRuns, second, {})).items).toEqual([]);
    expect((await execute(listRuns, ours.approver, {})).items.length).toBeGreaterThan(0);
    const home = await execute(homeSummary, second, {});
    expect([home.waitingForYou.count, home.runsToday.waiting, home.workflows.length]).toEqual([0, 0, 0]);
  });

  test("owners oversee and auditors read, and neither decides what does not ask them", async () => {
    const { taskId } = await start(ours.owner, workflowId, "oversee");
    const seen = await execute(getTask, ours.owner, { id: taskId });
    expect([seen.mayDecide, seen.whyNot]).toEqual([false, "This task is asked of Mina or any builder."]);
    const audited = await execute(getTask, auditor, { id: taskId });
    expect(audited.whyNot).toBe("Your role reads tasks, but does not decide them.");
    expect(await codeOf(execute(listTasks, auditor, { tab: "mine" }))).toBe("not_allowed");
  });

  test("another workspace's runs and tasks are as unknown as none", async () => {
    const { runId, taskId } = await start(ours.owner, workflowId, "ours");
    for (const [run, task, workflow] of [
      [runId, taskId, workflowId],
      [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()],
    ]) {
      const stranger = theirs.owner;
      const start = { workflowId: workflow, nodeId: "n_start", input: { text: "x" } };
      expect(await codeOf(execute(getRun, stranger, { id: run }))).toBe("not_found");
      expect(await codeOf(execute(getTask, stranger, { id: task }))).toBe("not_found");
      expect(await codeOf(execute(startByHand, stranger, start))).toBe("not_found");
      expect((await execute(listRuns, stranger, { workflowId: workflow })).items).toEqual([]);
    }
    for (const tab of ["mine", "group", "done"]) {
      expect((await execute(listTasks, theirs.approver, { tab })).items).toEqual([]);
    }
    expect((await execute(homeSummary, theirs.owner, {})).runsToday.waiting).toBe(0);
  });
});

test("a run shows its drawing, steps and tasks", async () => {
  const { runId } = await start(ours.owner, workflowId, "shown");
  const { run, document, steps, tasks } = await execute(getRun, ours.builder, { id: runId });
  expect(run).toMatchObject({ title: "shown", status: "waiting", startedByName: "Olga", versionNumber: 1 });
  expect(document.nodes).toHaveLength(2);
  expect(steps.map(({ nodeId, status }) => [nodeId, status])).toEqual([
    ["n_start", "succeeded"],
    ["n_ask", "waiting"],
  ]);
  expect(tasks).toMatchObject([{ ask: "Send shown?", status: "open", candidates: ["Mina", "any builder"] }]);
});

test("pages follow each other without gaps and without repeats, by due time and then by age", async () => {
  const { workflowId: many } = await goLive(ours.owner, approvalOf([{ role: "admin" }]));
  const admin = await ours.member("admin", "Ada");
  for (let index = 0; index < 55; index++) await start(ours.owner, many, `n${index}`);
  const soon = await database().task.findFirstOrThrow({ where: { ask: "Send n54?" } });
  await transact((tx) =>
    tx.task.update({ where: { id: soon.id }, data: { dueAt: new Date(Date.now() + 60_000) } }),
  );
  const first = await execute(listTasks, admin, { tab: "group" });
  const rest = await execute(listTasks, admin, { tab: "group", cursor: first.nextCursor });
  const all = [...asks(first), ...asks(rest)];
  expect([all[0], all.length, new Set(all).size, rest.nextCursor]).toEqual(["Send n54?", 55, 55, null]);
  const runs = await execute(listRuns, admin, { workflowId: many });
  const more = await execute(listRuns, admin, { workflowId: many, cursor: runs.nextCursor });
  expect(runs.items.length + more.items.length).toBe(55);
  const home = await execute(homeSummary, admin, { utcOffset: 120 });
  expect(home.waitingForYou).toMatchObject({ count: 55, items: [{ ask: "Send n54?" }, {}, {}] });
  expect([home.week.length, home.week.at(-1)?.reviewed]).toEqual([7, home.runsToday.waiting + 1]);
});
