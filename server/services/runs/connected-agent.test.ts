import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, database, transact } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { schemaVersion, workflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { FakeOpenAiServer } from "@/server/integrations/ai/openai-compatible/fake-openai-server";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { chip, goLive, testWorkspace } from "@/server/proof/test-workspace";
import { createConnection } from "@/server/services/connections/create-connection";
import { decideTask } from "@/server/services/tasks/decide";
import { execute } from "@/server/services/use-case";
import { performStep } from "./perform-step";
import { startRun } from "./start-run";

/** An agent on an OpenAI-compatible endpoint, through the real connection, the guarded fetch and the real SDK. */
const endpoint = new FakeOpenAiServer();
let base: TestDatabase;
let people: Awaited<ReturnType<typeof testWorkspace>>;
let workflowId: string;

const classified = (confidence: unknown) => ({ label: "Card", confidence });

beforeAll(async () => {
  await endpoint.start();
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  process.env.COUNTERSIGN_ALLOW_HOSTS = new URL(endpoint.baseUrl).host;
  forgetEnv();
  people = await testWorkspace();
  const { id } = await execute(createConnection, people.owner, {
    name: "Our model",
    kind: "openai",
    account: "",
    settings: { baseUrl: endpoint.baseUrl, model: "small-1", sharedWith: "builders" },
    secret: "canary-key-123456",
  });
  workflowId = await sortingWorkflow(people.owner, id);
});
afterAll(async () => {
  await endpoint.stop();
  await closeDatabase();
  await base.drop();
});

/** form → agent (the first answer is reviewed, then alone from 80 %) → approval */
async function sortingWorkflow(owner: Caller, connectionId: string): Promise<string> {
  const node = (id: string, kind: string, config: object) => ({
    id,
    kind,
    title: id,
    config,
    position: { x: 0, y: 0 },
  });
  const wire = (from: string, port: string, to: string) => ({
    id: `${from}-${port}`,
    from: { node: from, port },
    to,
  });
  const field = {
    key: "message",
    label: "Message",
    type: "long_text",
    help: "",
    required: true,
    options: [],
  };
  const labels = ["Card", "Refund"].map((name) => ({ name, description: "" }));
  const document = workflowDocument.parse({
    schemaVersion,
    nodes: [
      node("form", "form_trigger", {
        heading: "",
        intro: "",
        titleField: "",
        submitLabel: "Send",
        thanks: "",
        fields: [field],
      }),
      node("agent", "ai_agent", {
        task: { kind: "classify", labels, examples: [] },
        instruction: "Sort it.",
        input: chip("form", "fields", "message"),
        connectionId,
        threshold: 0.8,
        riskRules: [],
        reviewFirst: 1,
      }),
      node("ask", "human_approval", {
        ask: ["Right?"],
        guidelines: "",
        candidates: [{ role: "approver" }],
        fields: [],
        outcomes: { approve: true, edit: false, reject: false },
        rejectReasonRequired: false,
        due: null,
        evidence: [],
      }),
    ],
    edges: [wire("form", "next", "agent"), wire("agent", "needs_review", "ask")],
  });
  return (await goLive(owner, document)).workflowId;
}

/** Starts a run and performs its agent; returns what the agent recorded and the task, if one was opened. */
async function sorted(message: string) {
  const { runId } = await transact((tx) =>
    startRun(tx, {
      workspaceId: people.workspaceId,
      workflowId,
      triggerNodeId: "form",
      event: { fields: { message } },
      idempotencyKey: crypto.randomUUID(),
      startedBy: null,
    }),
  );
  const step = await database().step.findFirstOrThrow({ where: { runId, nodeId: "agent" } });
  await performStep(step.id);
  const agent = await database().step.findUniqueOrThrow({ where: { id: step.id } });
  const task = await database().task.findFirst({ where: { runId } });
  return { agent, task, codes: ((agent.reasons ?? []) as { code: string }[]).map(({ code }) => code) };
}

it("has its first answer reviewed, then goes on alone when sure", async () => {
  endpoint.replyJson(classified(0.95));
  const first = await sorted("Where is my card?");
  expect(first.codes).toEqual(["new_workflow"]);
  expect(endpoint.received[0]).toMatchObject({
    headers: { authorization: "Bearer canary-key-123456" },
    body: { model: "small-1" },
  });
  const { id, payloadHash } = first.task ?? { id: "", payloadHash: "" };
  await execute(decideTask, people.approver, { id, outcome: "approve", shownHash: payloadHash });

  const second = await sorted("Where is my other card?");
  expect(second).toMatchObject({
    codes: [],
    task: null,
    agent: { port: "confident", output: { answer: { label: "Card" } } },
  });
});

it.each([
  ["a confidence above 1", () => endpoint.replyJson(classified(7)), "low_confidence"],
  ["no confidence", () => endpoint.replyJson({ label: "Card" }), "low_confidence"],
  ["words instead of a number", () => endpoint.replyJson(classified("very")), "low_confidence"],
  [
    "a label that nobody asked for",
    () => endpoint.replyJson({ label: "Other", confidence: 1 }),
    "answer_did_not_fit",
  ],
  [
    "text that is not JSON",
    () => endpoint.reply({ kind: "completion", content: "Card, I think" }),
    "answer_did_not_fit",
  ],
  [
    "a refusal",
    () => endpoint.reply({ kind: "completion", content: null, refusal: "No." }),
    "ai_unavailable",
  ],
  ["a wrong key", () => endpoint.reply({ kind: "http", status: 401, body: "{}" }), "ai_unavailable"],
])("asks a person, with the reason, after %s", async (_, prepare, code) => {
  prepare();
  const { agent, codes, task } = await sorted("Where is my card?");
  expect(agent).toMatchObject({ status: "succeeded", port: "needs_review" });
  expect(codes).toContain(code);
  expect(task?.status).toBe("open");
  expect(JSON.stringify([agent, task])).not.toContain("canary-key");
});
