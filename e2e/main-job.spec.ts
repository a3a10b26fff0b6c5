import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { card } from "./drawing";
import { enterAsOwner, inviteApprover, owner } from "./people";
import { drawMessages } from "./sample-messages";

const sink = process.env.SINK_URL ?? "http://127.0.0.1:4010";
const messages = drawMessages(40, 77);
const [byForm, byWebhook] = [messages.slice(0, 20), messages.slice(20)];

interface Ticket {
  readonly key: string | null;
  readonly times: number;
  readonly body: { readonly message: string; readonly label: string };
}

/** The published workflow and where it answers. */
interface Addresses {
  readonly workflowId: string;
  readonly form: string;
  readonly webhook: string;
  readonly secret: string;
}

async function tickets(): Promise<Ticket[]> {
  const answer = await fetch(`${sink}/received`);
  const all = (await answer.json()) as (Ticket & { path: string })[];
  return all.filter(({ path }) => path === "/tickets");
}

test("support triage: from an empty repository to a record of forty messages", async ({ page, browser }) => {
  test.setTimeout(300_000);
  const addresses =
    await test.step("the owner starts from the template, points it at the sink and publishes", async () => {
      await enterAsOwner(page);
      return publishTriage(page);
    });
  const approverPage = await test.step("an approver joins by link", () => inviteApprover(page, browser));
  await test.step("forty messages arrive by form and by signed webhook", async () => {
    await sendByForm(page, addresses.form);
    await sendByWebhook(addresses);
  });
  const counts = await test.step("the engine sorts them all", () =>
    settledCounts(page, addresses.workflowId));
  const alone = await tickets();
  expect(alone).toHaveLength(counts.succeeded);
  expect(counts.succeeded + counts.waiting).toBe(messages.length);
  expect(counts.waiting).toBeGreaterThan(2);

  const { rejected, proposedRight } = await test.step("the approver decides every one in the browser", () =>
    decideAll(approverPage, counts.waiting));

  await test.step("the sink has each accepted message exactly once, as approved, and no rejected one", async () => {
    await expect.poll(async () => (await tickets()).length, { timeout: 20_000 }).toBe(messages.length - 1);
    const received = await tickets();
    expect(received.every(({ times }) => times === 1)).toBe(true);
    expect(new Set(received.map(({ key }) => key)).size).toBe(received.length);
    const texts = received.map(({ body }) => body.message.trim());
    expect(texts).not.toContain(rejected.trim());
    const reviewed = received.slice(alone.length);
    for (const { body } of reviewed) expect(body.label).toBe(truthOf(body.message));
  });
  await test.step("the run view shows every step, and the audit every decision and effect", () =>
    checkRecord(page, addresses.workflowId, counts.waiting));

  const right = alone.filter(({ body }) => body.label === truthOf(body.message)).length;
  console.log(
    `support triage, ${messages.length} messages: the built-in model was right on ${percent(right + proposedRight, messages.length)}; ${alone.length} went alone (${percent(alone.length, messages.length)}), ` +
      `${right} of them right (${percent(right, alone.length)}); ${counts.waiting} were reviewed by a person`,
  );
});

function truthOf(text: string): string {
  return messages.find((message) => message.text.trim() === text.trim())?.label ?? "";
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

async function publishTriage(page: Page): Promise<Addresses> {
  await page.goto("/templates");
  await page.getByRole("button", { name: /Support triage/ }).click();
  await expect(page).toHaveURL(/\/workflows\/[0-9a-f-]{36}/);
  const workflowId = page.url().split("/").at(-1) ?? "";

  await card(page, "Create the ticket").click();
  const address = page.getByRole("textbox", { name: "Address" });
  await address.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`${sink}/tickets`);
  await expect(page.getByText("All changes saved")).toBeVisible();

  await card(page, "From your website").click();
  await page.getByRole("button", { name: /make a signing secret/i }).click();
  const secret = (await page.getByText(/^whsec_/).textContent()) ?? "";

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Publish/ }).click();
  await expect(page.getByRole("dialog", { name: "Version 1 is live" })).toBeVisible();
  const form = (await dialog.getByText(/\/f\//).textContent()) ?? "";
  const webhook = (await dialog.getByText(/\/hooks\//).textContent()) ?? "";
  await page.keyboard.press("Escape");
  return { workflowId, form, webhook, secret };
}

async function sendByForm(page: Page, form: string): Promise<void> {
  const visitor = await page.context().browser()?.newContext();
  if (!visitor) throw new Error("no browser");
  const visit = await visitor.newPage();
  for (const { text } of byForm) {
    await visit.goto(form);
    await visit.getByLabel("Your message").fill(text);
    await visit.getByRole("button", { name: "Send" }).click();
    await expect(visit.getByText(/Your message has arrived/)).toBeVisible();
  }
  await visitor.close();
}

async function sendByWebhook({ webhook, secret }: Addresses): Promise<void> {
  for (const { text } of byWebhook) {
    const body = JSON.stringify({ message: text });
    const time = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    const headers = {
      "content-type": "application/json",
      "x-countersign-timestamp": time,
      "x-countersign-signature": `v1=${signature}`,
    };
    const answer = await fetch(webhook, { method: "POST", headers, body });
    expect(answer.status).toBe(202);
    // The very same delivery again starts nothing.
    if (text === byWebhook[0]?.text) {
      expect((await fetch(webhook, { method: "POST", headers, body })).status).toBe(401);
    }
  }
}

/** How many runs ended and how many wait, once none is at work any more. */
async function settledCounts(
  page: Page,
  workflowId: string,
): Promise<{ succeeded: number; waiting: number }> {
  const count = async (status: string) => {
    const input = encodeURIComponent(JSON.stringify({ json: { status, workflowId } }));
    const answer = await page.request.get(`/api/trpc/runs.list?input=${input}`);
    const { result } = (await answer.json()) as { result: { data: { json: { items: unknown[] } } } };
    return result.data.json.items.length;
  };
  const both = async () => ({ succeeded: await count("succeeded"), waiting: await count("waiting") });
  await expect
    .poll(
      async () => {
        const { succeeded, waiting } = await both();
        return succeeded + waiting;
      },
      { timeout: 60_000 },
    )
    .toBe(messages.length);
  return both();
}

/** Approves what is right, corrects what is wrong, rejects the first one with a reason; returns what was rejected. */
async function decideAll(page: Page, waiting: number): Promise<{ rejected: string; proposedRight: number }> {
  await page.goto("/inbox");
  const task = page.getByRole("region", { name: "Task", exact: true });
  const source = task.getByRole("region", { name: "What the customer wrote" });
  let rejected = "";
  let proposedRight = 0;
  for (let done = 0; done < waiting; done += 1) {
    await expect(task.getByText("Why it stopped")).toBeVisible();
    // Other specs may have left tasks of other workflows in the same inbox.
    if (!(await source.isVisible())) {
      await page
        .getByRole("link", { name: /Is this message about/ })
        .first()
        .click();
    }
    const text = (await source.textContent()) ?? "";
    const truth = truthOf(text);
    const ask = (await task.getByRole("heading", { name: /Is this message about/ }).textContent()) ?? "";
    if (ask.includes(truth)) proposedRight += 1;
    if (done === 0) {
      rejected = text;
      await page.getByRole("radio", { name: /^Reject/ }).check();
      await page.getByLabel(/Why\?/).fill("Not a request for us.");
    } else if (ask.includes(truth)) {
      await page.getByRole("radio", { name: /^Approve/ }).check();
    } else {
      await page.getByRole("radio", { name: /^Edit/ }).check();
      await task.getByRole("combobox", { name: /Label/ }).click();
      await page.getByRole("option", { name: truth, exact: true }).click();
      await expect(task.getByText("Runs as shown")).toBeVisible();
    }
    await page.keyboard.press("ControlOrMeta+Enter");
    if (done < waiting - 1) await expect(task).not.toContainText(text);
  }
  return { rejected, proposedRight };
}

async function checkRecord(page: Page, workflowId: string, reviewed: number): Promise<void> {
  await page.goto(`/runs?workflow=${workflowId}`);
  await page.getByRole("link", { name: /#?\d+/ }).first().click();
  for (const title of ["Sort the message", "Create the ticket"])
    await expect(page.getByText(title).first()).toBeVisible();
  const exported = await page.request.get(`/audit/export?workflowId=${workflowId}`);
  const entries = (await exported.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string });
  const count = (event: string) => entries.filter((entry) => entry.event === event).length;
  expect(count("run.started")).toBe(messages.length);
  expect(count("run.ended")).toBe(messages.length);
  expect(count("task.decided")).toBe(reviewed);
  expect(count("effect.performed")).toBe(messages.length);
  await page.goto("/audit");
  await expect(page.getByText(/chain intact/i)).toBeVisible();
  await expect(page.getByText(owner.name).first()).toBeVisible();
}
