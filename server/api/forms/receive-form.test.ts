import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { type FormTriggerConfig, formTrigger } from "@/server/nodes/form_trigger/spec";
import { goLive, testWorkspace } from "@/server/proof/test-workspace";
import { execute } from "@/server/services/use-case";
import { ensureAddresses } from "@/server/services/workflows/ensure-addresses";
import { unpublishWorkflow } from "@/server/services/workflows/unpublish-workflow";
import { maxFormBytes, receiveForm } from "./receive-form";
import { showForm } from "./show-form";

let made: TestDatabase;
let owner: Awaited<ReturnType<typeof testWorkspace>>["owner"];
const origin = "http://127.0.0.1:3000";

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_URL = origin;
  forgetEnv();
  ({ owner } = await testWorkspace());
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

const fields: FormTriggerConfig["fields"] = [
  { key: "message", label: "Message", type: "long_text", help: "", required: true, options: [] },
  { key: "amount", label: "Amount", type: "number", help: "", required: false, options: [] },
  { key: "agree", label: "I agree", type: "checkbox", help: "", required: false, options: [] },
];

async function publicForm() {
  const config = { ...formTrigger.start, heading: "Write to us", fields };
  const node = { id: "n_form", kind: "form_trigger", title: "Form", config, position: { x: 0, y: 0 } };
  const document: WorkflowDocument = { schemaVersion: 1, nodes: [node], edges: [] };
  const { workflowId } = await goLive(owner, document);
  await ensureAddresses(database(), owner.workspaceId, workflowId, document);
  const { token } = await database().triggerAddress.findFirstOrThrow({ where: { workflowId } });
  return { workflowId, token };
}

const own = { origin, "sec-fetch-site": "same-origin", host: "127.0.0.1:3000" };

function send(token: string, answers: Record<string, string> | string, headers: Record<string, string> = {}) {
  const body = typeof answers === "string" ? answers : new URLSearchParams(answers);
  const request = new Request(`${origin}/f/${token}`, {
    method: "POST",
    body,
    headers: { ...own, ...headers },
  });
  return receiveForm(request, token);
}
const runsOf = (workflowId: string) => database().run.findMany({ where: { workflowId } });

test("the answers start one run, and a double submit no second one", async () => {
  const { workflowId, token } = await publicForm();
  const shown = await showForm(token, {});
  if (shown === null || shown === "closed") throw new Error("The form is not there.");
  expect(shown.form.heading).toBe("Write to us");
  const answers = {
    message: "Card lost\r\nHelp",
    amount: "12.50",
    agree: "yes",
    [shown.onceField]: shown.once,
  };
  const responses = await Promise.all([send(token, answers), send(token, answers), send(token, answers)]);
  expect(responses.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(responses[0]?.headers.get("location")).toBe(`/f/${token}?sent=1`);
  const [run, ...others] = await runsOf(workflowId);
  expect(others).toEqual([]);
  expect(run?.title).toBe("Card lost Help");
  const step = await database().step.findFirstOrThrow({ where: { runId: run?.id } });
  expect(step.output).toMatchObject({ fields: { message: "Card lost\nHelp", amount: 12.5, agree: true } });
  await send(token, { ...answers, message: "Something else, after going back" });
  expect(await runsOf(workflowId)).toHaveLength(2);
});

test("without scripts, what was typed comes back with what is wrong beside it", async () => {
  const { workflowId, token } = await publicForm();
  const back = await send(token, { message: "", amount: "a lot" });
  const location = new URL(back.headers.get("location") ?? "", origin);
  const again = location.searchParams.get("again") ?? "";
  const shown = await showForm(token, { again });
  if (shown === null || shown === "closed") throw new Error("The form is not there.");
  expect(shown.kept?.answers).toEqual({ message: "", amount: "a lot" });
  expect(Object.keys(shown.kept?.problems ?? {})).toEqual(["message", "amount"]);
  const other = await publicForm();
  const elsewhere = await showForm(other.token, { again });
  expect(elsewhere !== null && elsewhere !== "closed" && elsewhere.kept).toBeNull();
  expect(await runsOf(workflowId)).toEqual([]);
});

test("with scripts, the answer is JSON", async () => {
  const { token } = await publicForm();
  const json = { accept: "application/json" };
  expect((await send(token, { message: "Hi" }, json)).status).toBe(200);
  const refused = await send(token, { message: "", invented: "x" }, json);
  const { details } = (await refused.json()) as { details: { fields: { key: string }[] } };
  expect([refused.status, details.fields.map(({ key }) => key).sort()]).toEqual([
    400,
    ["invented", "message"],
  ]);
});

test("JSON, files, foreign pages and bodies without end are refused", async () => {
  const { workflowId, token } = await publicForm();
  const json = '{"files":{"f":{"filepath":"/etc/passwd"}},"message":"x"}';
  expect((await send(token, json, { "content-type": "application/json" })).status).toBe(415);
  for (const foreign of ["https://evil.example", "null", ""]) {
    expect((await send(token, { message: "x" }, { origin: foreign })).status).toBe(403);
  }
  expect((await send(token, { message: "x" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await send(token, { message: "x".repeat(maxFormBytes) })).status).toBe(413);
  expect(await runsOf(workflowId)).toEqual([]);
});

test("a form that is not published says so; an unknown one is not there", async () => {
  const { workflowId, token } = await publicForm();
  await execute(unpublishWorkflow, owner, { id: workflowId });
  expect(await showForm(token, {})).toBe("closed");
  expect((await send(token, { message: "x" }, { accept: "application/json" })).status).toBe(410);
  expect(await showForm("a".repeat(24), {})).toBeNull();
  expect((await send("a".repeat(24), { message: "x" })).status).toBe(404);
  expect((await send("../../etc/passwd", { message: "x" })).status).toBe(404);
});

test("nobody sends without end", async () => {
  const { token } = await publicForm();
  const headers = { accept: "application/json", "x-forwarded-for": "203.0.113.7" };
  const statuses: number[] = [];
  for (let count = 0; count < 122; count++)
    statuses.push((await send(token, { message: "" }, headers)).status);
  expect(statuses.slice(0, 120).every((status) => status === 400)).toBe(true);
  expect(statuses.slice(120)).toEqual([429, 429]);
});
