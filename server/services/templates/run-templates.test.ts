import { afterAll, beforeAll, describe, expect, test } from "vitest";
import triage from "@/prisma/seed/banking77/support-triage.json";
import { templates } from "@/prisma/seed/templates/all";
import { closeDatabase, database, transact } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import type { JsonObject } from "@/server/domain/json";
import type { TaskField } from "@/server/domain/task/task";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { builtInProvider } from "@/server/integrations/ai/built-in/built-in-provider";
import { type Sink, startSink } from "@/server/launch/sink";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { testWorkspace } from "@/server/proof/test-workspace";
import { performStep } from "@/server/services/runs/perform-step";
import { startRun } from "@/server/services/runs/start-run";
import { decideTask } from "@/server/services/tasks/decide";
import { previewTask } from "@/server/services/tasks/preview";
import { execute } from "@/server/services/use-case";
import { publishWorkflow } from "@/server/services/workflows/publish-workflow";
import { saveWorkflow } from "@/server/services/workflows/save-workflow";
import { createFromTemplate } from "./create-from-template";

let base: TestDatabase;
let sink: Sink;

beforeAll(async () => {
  sink = await startSink();
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
  process.env.COUNTERSIGN_ALLOW_HOSTS = sink.host;
  forgetEnv();
});
afterAll(async () => {
  await builtInProvider().stop();
  await closeDatabase();
  await base.drop();
  await sink.close();
});

/** A workflow from a template, published by its builder; `owner`, `approver` and the id of each of its steps. */
async function live(templateId: string) {
  const people = await testWorkspace();
  const { id, nodes } = await execute(createFromTemplate, people.builder, { templateId });
  let revision = 0;
  if (templateId === "support-triage") revision = await pointAtSink(people.builder, id, nodes.ticket ?? "");
  await execute(publishWorkflow, people.owner, { id, revision });
  return { ...people, id, nodes };
}

/** The one setting that a builder has to make: where tickets go. */
async function pointAtSink(builder: Caller, id: string, nodeId: string): Promise<number> {
  const { draft } = await database().workflow.findUniqueOrThrow({ where: { id } });
  const node = (draft as unknown as WorkflowDocument).nodes.find((candidate) => candidate.id === nodeId);
  const config = { ...node?.config, url: [`${sink.address}/tickets`] } as JsonObject;
  const operation = { type: "set_config" as const, nodeId, config };
  const saved = await execute(saveWorkflow, builder, { id, baseRevision: 0, operations: [operation] });
  return saved.revision;
}

type Live = Awaited<ReturnType<typeof live>>;

/** Runs one thing that arrived as far as it goes without a person. */
async function arrive({ workspaceId, id, nodes }: Live, node: string, event: JsonObject): Promise<string> {
  const at = new Date().toISOString();
  const kind: JsonObject = "body" in event ? { headers: {}, receivedAt: at } : { submittedAt: at };
  const { runId } = await transact((tx) =>
    startRun(tx, {
      workspaceId,
      workflowId: id,
      triggerNodeId: nodes[node] ?? "",
      event: { ...event, ...kind },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    }),
  );
  await drain(runId);
  return runId;
}

async function drain(runId: string): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const ready = await database().step.findMany({ where: { runId, status: "ready" }, select: { id: true } });
    if (ready.length === 0) return;
    for (const { id } of ready) await performStep(id);
  }
  throw new Error("Steps kept becoming ready.");
}

const taskOf = (runId: string) => database().task.findFirst({ where: { runId } });
const statusOf = async (runId: string) =>
  (await database().run.findUniqueOrThrow({ where: { id: runId } })).status;
const rowsOf = async (workspaceId: string, name: string) => {
  const table = await database().dataTable.findFirstOrThrow({
    where: { workspaceId, name },
    include: { rows: true },
  });
  return table.rows.map(({ values }) => values as JsonObject);
};

async function decide(
  { approver }: Live,
  runId: string,
  outcome: string,
  more: { edits?: JsonObject; comment?: string } = {},
) {
  const task = await database().task.findFirstOrThrow({ where: { runId, status: "open" } });
  const { id, payloadHash } = task;
  const preview = more.edits
    ? await execute(previewTask, approver, { id, outcome, edits: more.edits })
    : null;
  const editedHash = preview?.coverage?.hash;
  await execute(decideTask, approver, {
    id,
    outcome,
    shownHash: payloadHash,
    ...more,
    ...(editedHash ? { editedHash } : {}),
  });
  await drain(runId);
}

describe("every template", () => {
  test.each(templates)("$id: each sample runs until it is done or waits for a person", async (template) => {
    const workflow = await live(template.id);
    for (const { node, event } of template.samples) {
      const runId = await arrive(workflow, node, { ...event });
      const status = await statusOf(runId);
      expect(["succeeded", "waiting"]).toContain(status);
      if (status === "waiting") await decide(workflow, runId, "approve");
      expect(await statusOf(runId)).toBe("succeeded");
    }
  });

  test("a second one gets tables of its own", async () => {
    const people = await testWorkspace();
    for (let time = 0; time < 2; time++)
      await execute(createFromTemplate, people.builder, { templateId: "expense-approval" });
    const tables = await database().dataTable.findMany({
      where: { workspaceId: people.workspaceId },
      orderBy: { id: "asc" },
    });
    expect(tables.map(({ name }) => name)).toEqual(["Expenses", "Expenses 2"]);
    const events = await database().auditEntry.findMany({
      where: { workspaceId: people.workspaceId },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ event }) => event)).toEqual([
      "table.created",
      "workflow.created",
      "table.created",
      "workflow.created",
    ]);
    await expect(
      execute(createFromTemplate, people.approver, { templateId: "expense-approval" }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    await expect(
      execute(createFromTemplate, people.builder, { templateId: "nothing" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

test("support triage: forty real messages, the sure ones alone, the others by a person, each ticket once", async () => {
  const workflow = await live("support-triage");
  const before = sink.received().length;
  const messages = triage.messages.slice(20, 60);
  const waiting: { runId: string; text: string; label: string }[] = [];
  const expected = new Map<string, string>();
  let right = 0;
  for (const [index, { text, label }] of messages.entries()) {
    const event: JsonObject = index % 2 === 0 ? { fields: { message: text } } : { body: { message: text } };
    const runId = await arrive(workflow, index % 2 === 0 ? "form" : "website", event);
    const agent = await database().step.findFirstOrThrow({ where: { runId, kind: "ai_agent" } });
    const said = (agent.output as { answer: { label: string } }).answer.label;
    if (said === label) right++;
    if (await taskOf(runId)) waiting.push({ runId, text, label });
    else expected.set(text, said);
  }
  console.log(JSON.stringify({ accuracy: right / 40, wentAlone: expected.size / 40 }));
  expect(right / 40).toBeGreaterThan(0.8);
  expect(expected.size).toBeGreaterThan(15);
  expect(waiting.length).toBeGreaterThan(2);

  const [rejected, ...others] = waiting;
  for (const { runId, text, label } of others) {
    const task = await taskOf(runId);
    const [shown] = (task?.fields ?? []) as unknown as TaskField[];
    expect(shown).toMatchObject({ key: "label", type: "choice", from: { key: "label" } });
    if (shown?.value === label) await decide(workflow, runId, "approve");
    else await decide(workflow, runId, "edit", { edits: { label } });
    expected.set(text, label);
  }
  await decide(workflow, rejected?.runId ?? "", "reject", { comment: "Advertising" });

  const arrived = sink.received().slice(before);
  expect(arrived.length).toBe(39);
  expect(arrived.every(({ times, key }) => times === 1 && key !== null)).toBe(true);
  for (const { body } of arrived) {
    const { message, label } = body as { message: string; label: string };
    expect(label, message).toBe(expected.get(message));
  }
  expect(await rowsOf(workflow.workspaceId, "Rejected messages")).toEqual([
    expect.objectContaining({ message: rejected?.text, reason: "Advertising", decided_by: "Mina" }),
  ]);
}, 60_000);

test("expense approval: small ones are booked at once, large ones as decided", async () => {
  const workflow = await live("expense-approval");
  const expense = (amount: number) => ({
    fields: {
      person: "Ana",
      purpose: `Desk ${amount}`,
      category: "Equipment",
      amount,
      spent_on: "2026-03-02",
    },
  });
  const small = await arrive(workflow, "form", expense(500));
  expect(await statusOf(small)).toBe("succeeded");
  const { response } = await database().run.findUniqueOrThrow({ where: { id: small } });
  expect(response).toEqual({ status: 200, body: "Your expense for Desk 500 is booked." });

  const large = await arrive(workflow, "form", expense(640));
  expect((await taskOf(large))?.ask).toBe("Pay Ana 640 euros for Desk 640?");
  await decide(workflow, large, "edit", { edits: { amount: 600 }, comment: "Without delivery" });
  const refused = await arrive(workflow, "form", expense(9_000));
  await decide(workflow, refused, "reject", { comment: "Ask your lead first" });

  expect(await rowsOf(workflow.workspaceId, "Expenses")).toEqual([
    expect.objectContaining({ amount: 500, decision: "Booked" }),
    expect.objectContaining({ amount: 600, decision: "Booked", comment: "Without delivery" }),
    expect.objectContaining({ amount: 9_000, decision: "Rejected", comment: "Ask your lead first" }),
  ]);
});

test("invoice fields: what was read, where it stands, and what is booked", async () => {
  const workflow = await live("invoice-fields");
  const samples = templates.find(({ id }) => id === "invoice-fields")?.samples ?? [];
  const wanted = [
    {
      supplier: "Nordwind GmbH",
      invoice_number: "NW-2291",
      invoice_date: "2026-03-03",
      due_date: "2026-04-02",
      total: 4280,
      iban: "DE89 3704 0044 0532 0130 00",
    },
    {
      supplier: "Clear Water Services Ltd",
      invoice_number: "2026/0147",
      invoice_date: "2026-02-27",
      due_date: "2026-03-13",
      total: 352.8,
    },
    { supplier: "Lumen Office Supply", invoice_number: "LO-88410", invoice_date: "2026-03-09", total: 385 },
    {
      supplier: "Alpenblick Hotel AG",
      invoice_number: "55-1902",
      invoice_date: "2026-02-14",
      due_date: "2026-03-16",
      total: 13740,
    },
  ];
  for (const [index, { node, event }] of samples.entries()) {
    const runId = await arrive(workflow, node, { ...event });
    const task = await taskOf(runId);
    const fields = (task?.fields ?? []) as unknown as TaskField[];
    const values = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
    expect(values).toMatchObject(wanted[index] ?? {});
    const [evidence] = (task?.evidence ?? []) as { text: string }[];
    const { source } = fields.find(({ key }) => key === "invoice_number") ?? {};
    expect(evidence?.text.slice(source?.start, source?.end)).toBe(wanted[index]?.invoice_number);
    const codes = ((task?.reasons ?? []) as { code: string }[]).map(({ code }) => code);
    expect(codes.includes("high_risk")).toBe(index === 3);
    await decide(workflow, runId, "approve");
  }
  expect(await rowsOf(workflow.workspaceId, "Invoices")).toMatchObject(wanted);
});
