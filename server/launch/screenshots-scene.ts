import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { root } from "@/server/launch/root";

/** The pages of two people who are not signed in yet, and where tickets go. */
export interface Stage {
  builder: Page;
  approver: Page;
  sink: string;
}

const people = {
  owner: { name: "Ines Carvalho", email: "ines@acme.example", password: "correct horse battery" },
  approver: { name: "Mina Okafor", email: "mina@acme.example", password: "another long password" },
};
const samples = z.object({ messages: z.array(z.object({ text: z.string() })) });
const decided = 2;

/**
 * A workspace in the middle of a day: support triage is live, messages have come by form, an approver has
 * decided two, the others wait. The draft is one change ahead.
 */
export async function seedScene({ builder, approver, sink }: Stage): Promise<{
  workflowId: string;
  decidedRunId: string;
}> {
  await setUp(builder);
  const { id } = await call(
    builder,
    "workflows.createFromTemplate",
    { templateId: "support-triage" },
    withId,
  );
  await builder.goto(`/workflows/${id}`);
  await pointTo(builder, `${sink}/tickets`);
  const form = await publish(builder);
  await approver.goto(form);
  for (const text of messages(48)) await send(approver, text);
  await join(builder, approver);
  await allSettled(builder);
  const decidedRunId = await decide(approver);
  await builder.goto(`/workflows/${id}`);
  await pointTo(builder, "https://helpdesk.acme.example/tickets");
  return { workflowId: id, decidedRunId };
}

const withId = z.object({ id: z.string() });

async function setUp(page: Page): Promise<void> {
  const { name, email, password } = people.owner;
  await page.goto("/set-up");
  await page.getByLabel("Workspace").fill("Acme");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await page.waitForURL("**/home");
}

/** Types the address of the action that creates tickets, and waits for the save. */
async function pointTo(page: Page, address: string): Promise<void> {
  await page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: "Create the ticket" }) })
    .click();
  await page.getByRole("textbox", { name: "Address" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  const answer = page.waitForResponse(/workflows\.save/);
  await page.keyboard.type(address);
  await answer;
  await page.getByText("All changes saved").waitFor();
}

async function publish(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  return (await dialog.getByRole("link", { name: /\/f\// }).textContent()) ?? "";
}

/** A spread of the messages that the template's examples were not taken from. */
function messages(count: number): string[] {
  const file = path.join(root, "prisma/seed/banking77/support-triage.json");
  const all = samples.parse(JSON.parse(fs.readFileSync(file, "utf8"))).messages;
  const step = Math.max(1, Math.floor(all.length / count));
  return all
    .filter((_, index) => index % step === 0)
    .map(({ text }) => text)
    .slice(0, count);
}

/** Sends one message from the page of the form, as its own script does. */
async function send(page: Page, message: string): Promise<void> {
  const status = await page.evaluate(async (text) => {
    const body = new URLSearchParams({ message: text });
    const headers = { accept: "application/json" };
    return (await fetch(location.pathname, { method: "POST", body, headers })).status;
  }, message);
  if (status !== 200) throw new Error(`The form answered ${status}.`);
}

async function join(owner: Page, page: Page): Promise<void> {
  const { name, email, password } = people.approver;
  const invitation = { email, role: "approver" };
  const { link } = await call(owner, "members.invite", invitation, z.object({ link: z.string() }));
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("**/home");
}

/** Waits until every message has gone through or waits for a person; at most a minute. */
async function allSettled(page: Page): Promise<void> {
  const runs = z.object({ items: z.array(z.object({ status: z.string() })) });
  for (const end = Date.now() + 60_000; Date.now() < end; await page.waitForTimeout(500)) {
    const { items } = await call(page, "runs.list", null, runs);
    if (items.length > 0 && items.every(({ status }) => status === "succeeded" || status === "waiting"))
      return;
  }
  throw new Error("The engine did not get through the messages in a minute.");
}

/** The approver takes the first tasks as they are; returns the run of the last one. */
async function decide(page: Page): Promise<string> {
  let runId = "";
  await page.goto("/inbox");
  const source = page.getByRole("region", { name: "What the customer wrote" });
  for (let done = 0; done < decided; done++) {
    await page.getByRole("radio", { name: /^Approve/ }).check();
    const before = await source.textContent();
    runId = (await page.locator('a[href^="/runs/"]').first().getAttribute("href"))?.split("/").at(-1) ?? "";
    await page.keyboard.press("ControlOrMeta+Enter");
    await source.filter({ hasNotText: before ?? "" }).waitFor();
  }
  return runId;
}

/** Calls one of the product's procedures as the person whose page this is; without input it is a query. */
async function call<Answer>(
  page: Page,
  procedure: string,
  input: object | null,
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const text = await page.evaluate(
    async ([address, body]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(address, body === null ? {} : { method: "POST", headers, body });
      return response.text();
    },
    [
      `/api/trpc/${procedure}${input ? "" : `?input=${encodeURIComponent('{"json":{}}')}`}`,
      input && JSON.stringify({ json: input }),
    ] as const,
  );
  const read = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });
  return answer.parse(read.parse(JSON.parse(text)).result.data.json);
}
